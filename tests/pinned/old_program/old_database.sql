BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	guild_id BIGINT, 
	press_id BIGINT NOT NULL, 
	lesson VARCHAR(64) NOT NULL, 
	activity VARCHAR(16) NOT NULL, 
	"plan" JSON NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	score FLOAT, 
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_attempt_learner_id_learner FOREIGN KEY(learner_id) REFERENCES learner (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attempt_press_id UNIQUE (press_id), 
	CONSTRAINT ck_attempt_activity CHECK (activity IN ('matching', 'questions', 'game'))
);
INSERT INTO "attempt" VALUES(1,3,1456074443980800026,1456074443980800061,'neurons-and-weights','questions','{"weighted-sum": ["minus-half", "minus-seven", "one", "no-bias", "sigmoid"], "negative-weight": ["error-here", "pushes-down", "unimportant", "switched-off"]}','2026-11-01 13:00:20.000000','2026-11-01 13:00:23.000000',0.5);
INSERT INTO "attempt" VALUES(2,4,1456074443980800026,1456074443980800081,'how-a-network-learns','matching','{"terms": ["loss-function", "backpropagation", "learning-rate", "gradient-descent", "generalisation", "overfitting", "forward-pass", "test-set"], "definitions": ["overfitting", "forward-pass", "learning-rate", "gradient-descent", "test-set", "backpropagation", "generalisation", "loss-function"]}','2026-11-01 13:00:38.000000',NULL,NULL);
INSERT INTO "attempt" VALUES(3,5,1456074443980800026,1456074443980800094,'neurons-and-weights','questions','{"weighted-sum": ["one", "minus-seven", "sigmoid", "minus-half", "no-bias"], "negative-weight": ["switched-off", "pushes-down", "unimportant", "error-here"]}','2026-11-01 13:00:48.000000',NULL,NULL);
INSERT INTO "attempt" VALUES(4,6,1456074443980800026,1456074443980800097,'how-a-network-learns','game','{"sentences": ["assistance", "pizza", "committee"]}','2026-11-01 13:00:50.000000',NULL,NULL);
INSERT INTO "attempt" VALUES(5,7,NULL,1456074443980800103,'how-a-network-learns','game','{"sentences": ["assistance", "pizza", "committee"]}','2026-11-01 13:00:54.000000',NULL,NULL);
INSERT INTO "attempt" VALUES(6,8,1456074443980800026,1456074443980800106,'how-a-network-learns','game','{"sentences": ["assistance", "pizza", "committee"]}','2026-11-01 13:00:56.000000',NULL,NULL);
INSERT INTO "attempt" VALUES(7,9,1456074443980800026,1456074443980800109,'how-a-network-learns','game','{"sentences": ["assistance", "pizza", "committee"]}','2026-11-01 13:00:58.000000',NULL,NULL);
INSERT INTO "attempt" VALUES(8,10,1456074443980800026,1456074443980800116,'how-a-network-learns','game','{"sentences": ["assistance", "pizza", "committee"]}','2026-11-01 13:01:03.000000','2026-11-01 13:01:07.000000',1.0);
CREATE TABLE earlier_run (
	run_id INTEGER NOT NULL, 
	spec JSON NOT NULL, 
	numbers JSON, 
	CONSTRAINT pk_earlier_run PRIMARY KEY (run_id), 
	CONSTRAINT fk_earlier_run_run_id_run FOREIGN KEY(run_id) REFERENCES run (id) ON DELETE CASCADE
);
INSERT INTO "earlier_run" VALUES(1,'{"data": "moons", "epochs": 300}','{"train_loss": 0.125}');
INSERT INTO "earlier_run" VALUES(2,'{"data": "xor"}',NULL);
INSERT INTO "earlier_run" VALUES(3,'{"data": "moons"}',NULL);
CREATE TABLE entry (
	attempt_id INTEGER NOT NULL, 
	step INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	item VARCHAR NOT NULL, 
	choice VARCHAR NOT NULL, 
	confidence INTEGER, 
	"right" BOOLEAN, 
	entered_at DATETIME NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (attempt_id, step), 
	CONSTRAINT fk_entry_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT ck_entry_kind CHECK (kind IN ('pair', 'answer', 'prediction', 'correction', 'rule'))
)
 WITHOUT ROWID

;
INSERT INTO "entry" VALUES(1,0,'answer','weighted-sum','one',NULL,1,'2026-11-01 13:00:21.000000');
INSERT INTO "entry" VALUES(1,1,'answer','negative-weight','unimportant',NULL,0,'2026-11-01 13:00:22.000000');
INSERT INTO "entry" VALUES(1,2,'answer','negative-weight','pushes-down',NULL,1,'2026-11-01 13:00:23.000000');
INSERT INTO "entry" VALUES(2,0,'pair','loss-function','loss-function',NULL,1,'2026-11-01 13:00:39.000000');
INSERT INTO "entry" VALUES(2,1,'pair','backpropagation','gradient-descent',NULL,0,'2026-11-01 13:00:40.000000');
INSERT INTO "entry" VALUES(2,2,'pair','learning-rate','learning-rate',NULL,1,'2026-11-01 13:00:41.000000');
INSERT INTO "entry" VALUES(3,0,'answer','weighted-sum','minus-half',80,0,'2026-11-01 13:00:49.000000');
INSERT INTO "entry" VALUES(4,0,'prediction','assistance','casual',NULL,0,'2026-11-01 13:00:51.000000');
INSERT INTO "entry" VALUES(5,0,'prediction','assistance','casual',NULL,0,'2026-11-01 13:00:55.000000');
INSERT INTO "entry" VALUES(6,0,'prediction','assistance','formal',NULL,1,'2026-11-01 13:00:57.000000');
INSERT INTO "entry" VALUES(7,0,'prediction','assistance','formal',NULL,1,'2026-11-01 13:00:59.000000');
INSERT INTO "entry" VALUES(7,1,'prediction','pizza','formal',NULL,0,'2026-11-01 13:01:00.000000');
INSERT INTO "entry" VALUES(7,2,'correction','pizza','I think I weighted the slang words too low. I will adjust my rule.',NULL,NULL,'2026-11-01 13:01:01.000000');
INSERT INTO "entry" VALUES(7,3,'prediction','committee','formal',NULL,1,'2026-11-01 13:01:02.000000');
INSERT INTO "entry" VALUES(8,0,'prediction','assistance','formal',NULL,1,'2026-11-01 13:01:04.000000');
INSERT INTO "entry" VALUES(8,1,'prediction','pizza','casual',NULL,1,'2026-11-01 13:01:05.000000');
INSERT INTO "entry" VALUES(8,2,'prediction','committee','formal',NULL,1,'2026-11-01 13:01:06.000000');
INSERT INTO "entry" VALUES(8,3,'rule','Hey, the committee met.','Slang points to *casual*.',NULL,NULL,'2026-11-01 13:01:07.000000');
CREATE TABLE learner (
	id INTEGER NOT NULL, 
	discord_id BIGINT NOT NULL, 
	joined_at DATETIME NOT NULL, 
	CONSTRAINT pk_learner PRIMARY KEY (id), 
	CONSTRAINT uq_learner_discord_id UNIQUE (discord_id)
);
INSERT INTO "learner" VALUES(1,1456074443980800025,'2026-11-01 13:00:00.000000');
INSERT INTO "learner" VALUES(2,1456074443980800011,'2026-11-01 13:00:06.000000');
INSERT INTO "learner" VALUES(3,1456074443980800012,'2026-11-01 13:00:14.000000');
INSERT INTO "learner" VALUES(4,1456074443980800013,'2026-11-01 13:00:27.000000');
INSERT INTO "learner" VALUES(5,1456074443980800014,'2026-11-01 13:00:42.000000');
INSERT INTO "learner" VALUES(6,1456074443980800015,'2026-11-01 13:00:50.000000');
INSERT INTO "learner" VALUES(7,1456074443980800016,'2026-11-01 13:00:52.000000');
INSERT INTO "learner" VALUES(8,1456074443980800017,'2026-11-01 13:00:56.000000');
INSERT INTO "learner" VALUES(9,1456074443980800018,'2026-11-01 13:00:58.000000');
INSERT INTO "learner" VALUES(10,1456074443980800019,'2026-11-01 13:01:03.000000');
INSERT INTO "learner" VALUES(11,1456074443980800021,'2026-11-01 13:01:08.000000');
INSERT INTO "learner" VALUES(12,1456074443980800020,'2026-11-01 13:01:24.000000');
INSERT INTO "learner" VALUES(13,1456074443980800022,'2026-11-01 13:01:39.000000');
INSERT INTO "learner" VALUES(14,1456074443980800023,'2026-11-01 13:01:41.000000');
INSERT INTO "learner" VALUES(15,1456074443980800024,'2026-11-01 13:01:43.000000');
CREATE TABLE own_table (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	guild_id BIGINT, 
	press_id BIGINT NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	added_at DATETIME NOT NULL, 
	content JSON NOT NULL, 
	CONSTRAINT pk_own_table PRIMARY KEY (id), 
	CONSTRAINT fk_own_table_learner_id_learner FOREIGN KEY(learner_id) REFERENCES learner (id) ON DELETE CASCADE, 
	CONSTRAINT uq_own_table_press_id UNIQUE (press_id)
);
INSERT INTO "own_table" VALUES(1,12,1456074443980800026,1456074443980800148,'my-points','2026-11-01 13:01:24.000000','{"labels": ["blue", "red", "blue", "red", "blue", "red", "blue", "red", "blue", "red", "blue", "red"], "columns": ["x1", "x2"], "rows": [[0.0, 0.0], [1.0, 1.0], [2.0, 4.0], [3.0, 2.0], [4.0, 2.0], [5.0, 4.0], [6.0, 1.0], [7.0, 0.0], [8.0, 1.0], [9.0, 4.0], [10.0, 2.0], [11.0, 2.0]], "sentences": []}');
INSERT INTO "own_table" VALUES(2,12,1456074443980800026,1456074443980800151,'my-texts','2026-11-01 13:01:25.000000','{"labels": ["casual", "formal", "casual", "formal", "casual", "formal"], "columns": [], "rows": [], "sentences": ["Sentence number 0, and more.", "Sentence number 1, and more.", "Sentence number 2, and more.", "Sentence number 3, and more.", "Sentence number 4, and more.", "Sentence number 5, and more."]}');
INSERT INTO "own_table" VALUES(3,12,NULL,1456074443980800154,'my-own','2026-11-01 13:01:26.000000','{"labels": ["blue", "red", "blue", "red", "blue", "red", "blue", "red", "blue", "red", "blue", "red"], "columns": ["x1", "x2"], "rows": [[0.0, 0.0], [1.0, 1.0], [2.0, 4.0], [3.0, 2.0], [4.0, 2.0], [5.0, 4.0], [6.0, 1.0], [7.0, 0.0], [8.0, 1.0], [9.0, 4.0], [10.0, 2.0], [11.0, 2.0]], "sentences": []}');
CREATE TABLE press (
	interaction_id BIGINT NOT NULL, 
	learner_id INTEGER NOT NULL, 
	pressed_at DATETIME NOT NULL, 
	CONSTRAINT pk_press PRIMARY KEY (interaction_id), 
	CONSTRAINT fk_press_learner_id_learner FOREIGN KEY(learner_id) REFERENCES learner (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "press" VALUES(1456074443980800047,2,'2026-11-01 13:00:06.000000');
INSERT INTO "press" VALUES(1456074443980800048,2,'2026-11-01 13:00:07.000000');
INSERT INTO "press" VALUES(1456074443980800049,2,'2026-11-01 13:00:08.000000');
INSERT INTO "press" VALUES(1456074443980800050,2,'2026-11-01 13:00:09.000000');
INSERT INTO "press" VALUES(1456074443980800051,2,'2026-11-01 13:00:10.000000');
INSERT INTO "press" VALUES(1456074443980800052,2,'2026-11-01 13:00:11.000000');
INSERT INTO "press" VALUES(1456074443980800053,2,'2026-11-01 13:00:12.000000');
INSERT INTO "press" VALUES(1456074443980800054,2,'2026-11-01 13:00:13.000000');
INSERT INTO "press" VALUES(1456074443980800055,3,'2026-11-01 13:00:14.000000');
INSERT INTO "press" VALUES(1456074443980800057,3,'2026-11-01 13:00:15.000000');
INSERT INTO "press" VALUES(1456074443980800058,3,'2026-11-01 13:00:16.000000');
INSERT INTO "press" VALUES(1456074443980800059,3,'2026-11-01 13:00:17.000000');
INSERT INTO "press" VALUES(1456074443980800060,3,'2026-11-01 13:00:18.000000');
INSERT INTO "press" VALUES(1456074443980800061,3,'2026-11-01 13:00:19.000000');
INSERT INTO "press" VALUES(1456074443980800062,3,'2026-11-01 13:00:21.000000');
INSERT INTO "press" VALUES(1456074443980800064,3,'2026-11-01 13:00:22.000000');
INSERT INTO "press" VALUES(1456074443980800065,3,'2026-11-01 13:00:23.000000');
INSERT INTO "press" VALUES(1456074443980800066,3,'2026-11-01 13:00:24.000000');
INSERT INTO "press" VALUES(1456074443980800067,3,'2026-11-01 13:00:25.000000');
INSERT INTO "press" VALUES(1456074443980800068,3,'2026-11-01 13:00:26.000000');
INSERT INTO "press" VALUES(1456074443980800071,4,'2026-11-01 13:00:27.000000');
INSERT INTO "press" VALUES(1456074443980800072,4,'2026-11-01 13:00:28.000000');
INSERT INTO "press" VALUES(1456074443980800073,4,'2026-11-01 13:00:29.000000');
INSERT INTO "press" VALUES(1456074443980800074,4,'2026-11-01 13:00:30.000000');
INSERT INTO "press" VALUES(1456074443980800075,4,'2026-11-01 13:00:31.000000');
INSERT INTO "press" VALUES(1456074443980800076,4,'2026-11-01 13:00:32.000000');
INSERT INTO "press" VALUES(1456074443980800077,4,'2026-11-01 13:00:33.000000');
INSERT INTO "press" VALUES(1456074443980800078,4,'2026-11-01 13:00:34.000000');
INSERT INTO "press" VALUES(1456074443980800079,4,'2026-11-01 13:00:35.000000');
INSERT INTO "press" VALUES(1456074443980800080,4,'2026-11-01 13:00:36.000000');
INSERT INTO "press" VALUES(1456074443980800081,4,'2026-11-01 13:00:37.000000');
INSERT INTO "press" VALUES(1456074443980800083,4,'2026-11-01 13:00:39.000000');
INSERT INTO "press" VALUES(1456074443980800085,4,'2026-11-01 13:00:40.000000');
INSERT INTO "press" VALUES(1456074443980800087,4,'2026-11-01 13:00:41.000000');
INSERT INTO "press" VALUES(1456074443980800088,5,'2026-11-01 13:00:42.000000');
INSERT INTO "press" VALUES(1456074443980800090,5,'2026-11-01 13:00:43.000000');
INSERT INTO "press" VALUES(1456074443980800091,5,'2026-11-01 13:00:44.000000');
INSERT INTO "press" VALUES(1456074443980800092,5,'2026-11-01 13:00:45.000000');
INSERT INTO "press" VALUES(1456074443980800093,5,'2026-11-01 13:00:46.000000');
INSERT INTO "press" VALUES(1456074443980800094,5,'2026-11-01 13:00:47.000000');
INSERT INTO "press" VALUES(1456074443980800096,5,'2026-11-01 13:00:49.000000');
INSERT INTO "press" VALUES(1456074443980800099,6,'2026-11-01 13:00:51.000000');
INSERT INTO "press" VALUES(1456074443980800100,7,'2026-11-01 13:00:52.000000');
INSERT INTO "press" VALUES(1456074443980800102,7,'2026-11-01 13:00:53.000000');
INSERT INTO "press" VALUES(1456074443980800105,7,'2026-11-01 13:00:55.000000');
INSERT INTO "press" VALUES(1456074443980800108,8,'2026-11-01 13:00:57.000000');
INSERT INTO "press" VALUES(1456074443980800111,9,'2026-11-01 13:00:59.000000');
INSERT INTO "press" VALUES(1456074443980800112,9,'2026-11-01 13:01:00.000000');
INSERT INTO "press" VALUES(1456074443980800114,9,'2026-11-01 13:01:01.000000');
INSERT INTO "press" VALUES(1456074443980800115,9,'2026-11-01 13:01:02.000000');
INSERT INTO "press" VALUES(1456074443980800118,10,'2026-11-01 13:01:04.000000');
INSERT INTO "press" VALUES(1456074443980800119,10,'2026-11-01 13:01:05.000000');
INSERT INTO "press" VALUES(1456074443980800120,10,'2026-11-01 13:01:06.000000');
INSERT INTO "press" VALUES(1456074443980800122,10,'2026-11-01 13:01:07.000000');
INSERT INTO "press" VALUES(1456074443980800148,12,'2026-11-01 13:01:24.000000');
INSERT INTO "press" VALUES(1456074443980800151,12,'2026-11-01 13:01:25.000000');
INSERT INTO "press" VALUES(1456074443980800154,12,'2026-11-01 13:01:26.000000');
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	lesson VARCHAR(64) NOT NULL, 
	card INTEGER NOT NULL, 
	furthest INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	touched_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_learner_id_learner FOREIGN KEY(learner_id) REFERENCES learner (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reading_learner_id_lesson UNIQUE (learner_id, lesson)
);
INSERT INTO "reading" VALUES(1,2,'how-a-network-learns',4,6,'2026-11-01 13:00:06.000000','2026-11-01 13:00:13.000000',NULL);
INSERT INTO "reading" VALUES(2,3,'neurons-and-weights',6,6,'2026-11-01 13:00:14.000000','2026-11-01 13:00:25.000000','2026-11-01 13:00:25.000000');
INSERT INTO "reading" VALUES(3,3,'the-forward-pass',1,1,'2026-11-01 13:00:26.000000','2026-11-01 13:00:26.000000',NULL);
INSERT INTO "reading" VALUES(4,4,'how-a-network-learns',11,11,'2026-11-01 13:00:27.000000','2026-11-01 13:00:37.000000',NULL);
INSERT INTO "reading" VALUES(5,5,'neurons-and-weights',6,6,'2026-11-01 13:00:42.000000','2026-11-01 13:00:47.000000',NULL);
INSERT INTO "reading" VALUES(6,7,'neurons-and-weights',2,2,'2026-11-01 13:00:52.000000','2026-11-01 13:00:53.000000',NULL);
CREATE TABLE rule (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	breaker TEXT NOT NULL, 
	written_at DATETIME NOT NULL, 
	CONSTRAINT pk_rule PRIMARY KEY (id), 
	CONSTRAINT fk_rule_learner_id_learner FOREIGN KEY(learner_id) REFERENCES learner (id) ON DELETE CASCADE, 
	CONSTRAINT fk_rule_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT uq_rule_attempt_id UNIQUE (attempt_id)
);
INSERT INTO "rule" VALUES(1,10,8,'Slang points to *casual*.','Hey, the committee met.','2026-11-01 13:01:07.000000');
CREATE TABLE run (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	guild_id BIGINT, 
	press_id BIGINT NOT NULL, 
	own_table_id INTEGER, 
	state VARCHAR(16) NOT NULL, 
	attempt INTEGER NOT NULL, 
	private BOOLEAN NOT NULL, 
	shown BOOLEAN NOT NULL, 
	channel_id BIGINT, 
	message_id BIGINT, 
	predicted VARCHAR(32) NOT NULL, 
	sure INTEGER, 
	score FLOAT, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	reason TEXT NOT NULL, 
	task JSON NOT NULL, 
	CONSTRAINT pk_run PRIMARY KEY (id), 
	CONSTRAINT ck_run_ended CHECK ((state = 'running') = (finished_at IS NULL)), 
	CONSTRAINT fk_run_learner_id_learner FOREIGN KEY(learner_id) REFERENCES learner (id) ON DELETE CASCADE, 
	CONSTRAINT fk_run_own_table_id_own_table FOREIGN KEY(own_table_id) REFERENCES own_table (id) ON DELETE SET NULL, 
	CONSTRAINT uq_run_press_id UNIQUE (press_id), 
	CONSTRAINT ck_run_state CHECK (state IN ('running', 'done', 'failed', 'cancelled'))
);
INSERT INTO "run" VALUES(1,1,1456074443980800026,101,NULL,'done',1,0,1,NULL,NULL,'',NULL,NULL,'2026-11-01 13:00:01.000000','2026-11-01 13:00:02.000000','','{}');
INSERT INTO "run" VALUES(2,1,1456074443980800026,102,NULL,'failed',1,0,1,NULL,NULL,'',NULL,NULL,'2026-11-01 13:00:03.000000','2026-11-01 13:00:04.000000','It took too long.','{}');
INSERT INTO "run" VALUES(3,1,1456074443980800026,103,NULL,'failed',1,0,1,NULL,NULL,'',NULL,NULL,'2026-11-01 13:00:05.000000','2026-11-01 13:00:05.000000','I was restarted before it came to its end.','{}');
INSERT INTO "run" VALUES(4,11,1456074443980800026,1456074443980800123,NULL,'done',1,0,1,1456074443980800029,1456074443980800124,'converges',90,1.33333333333333272502e-02,'2026-11-01 13:01:08.000000','2026-11-01 13:01:09.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}], "title": "", "predicted": "converges", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(5,11,1456074443980800026,1456074443980800126,NULL,'done',1,0,1,1456074443980800029,1456074443980800127,'',NULL,NULL,'2026-11-01 13:01:10.000000','2026-11-01 13:01:11.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [4, 4], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.1, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.01, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(6,11,1456074443980800026,1456074443980800129,NULL,'done',1,0,1,1456074443980800029,1456074443980800130,'',NULL,NULL,'2026-11-01 13:01:12.000000','2026-11-01 13:01:13.000000','','{"view": "compare", "variants": [{"label": "run 4", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}, {"label": "run 5", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [4, 4], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.1, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.01, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(7,11,1456074443980800026,1456074443980800132,NULL,'done',1,0,1,1456074443980800029,1456074443980800133,'',NULL,NULL,'2026-11-01 13:01:14.000000','2026-11-01 13:01:15.000000','','{"view": "sweep", "variants": [{"label": "rate 0.01", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.01, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}, {"label": "rate 0.1", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.1, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}, {"label": "rate 0.333", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.3333333333333333, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}, {"label": "rate 1", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}, {"label": "rate 3", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 3.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}, {"label": "rate 10", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 10.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}], "title": "One network, several learning rates", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(8,11,1456074443980800026,1456074443980800135,NULL,'done',1,0,1,1456074443980800029,1456074443980800136,'',NULL,NULL,'2026-11-01 13:01:16.000000','2026-11-01 13:01:17.000000','','{"view": "watch", "variants": [{"label": "", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 4, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(9,11,1456074443980800026,1456074443980800138,NULL,'done',1,0,1,1456074443980800029,1456074443980800139,'',NULL,NULL,'2026-11-01 13:01:18.000000','2026-11-01 13:01:19.000000','','{"view": "sweep", "variants": [{"label": "rate 0.001", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.001, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}, {"label": "rate 1", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}, {"label": "rate 100", "spec": {"data": "moons", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 100.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "Three learning rates", "predicted": "", "preset": "lr-trio", "shipped": ""}');
INSERT INTO "run" VALUES(10,11,1456074443980800026,1456074443980800141,NULL,'done',1,0,1,1456074443980800029,1456074443980800142,'',NULL,NULL,'2026-11-01 13:01:20.000000','2026-11-01 13:01:21.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "own", "points": 60, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.3, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "kitchen-or-garden", "predicted": "", "preset": "", "shipped": "kitchen-or-garden"}');
INSERT INTO "run" VALUES(11,11,1456074443980800026,1456074443980800144,NULL,'done',1,1,1,1456074443980800029,1456074443980800145,'',NULL,NULL,'2026-11-01 13:01:22.000000','2026-11-01 13:01:23.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "xor", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [4], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 1000, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(12,12,1456074443980800026,1456074443980800156,1,'done',1,0,1,1456074443980800029,1456074443980800157,'',NULL,NULL,'2026-11-01 13:01:27.000000','2026-11-01 13:01:28.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "own", "points": 20, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.3, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "my-points", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(13,12,1456074443980800026,1456074443980800159,2,'done',1,0,1,1456074443980800029,1456074443980800160,'',NULL,NULL,'2026-11-01 13:01:29.000000','2026-11-01 13:01:30.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "own", "points": 20, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "words", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.3, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "my-texts", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(14,12,NULL,1456074443980800162,3,'done',1,0,1,1456074443980800039,1456074443980800163,'',NULL,NULL,'2026-11-01 13:01:31.000000','2026-11-01 13:01:32.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "own", "points": 20, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.3, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "my-own", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(15,11,1456074443980800026,1456074443980800165,NULL,'failed',1,0,1,1456074443980800029,1456074443980800166,'',NULL,NULL,'2026-11-01 13:01:33.000000','2026-11-01 13:01:34.000000','The training on circles took too long and was stopped.','{"view": "train", "variants": [{"label": "", "spec": {"data": "circles", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(16,11,1456074443980800026,1456074443980800167,NULL,'done',1,0,1,1456074443980800029,1456074443980800168,'',NULL,NULL,'2026-11-01 13:01:35.000000','2026-11-01 13:01:36.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "penguins", "points": 342, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [4], "activation": "relu", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 0.3, "schedule": "constant", "epochs": 30, "batch": 20, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.25, "patience": 5, "seed": 6, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(17,11,1456074443980800026,1456074443980800170,NULL,'cancelled',1,0,1,1456074443980800029,1456074443980800171,'',NULL,NULL,'2026-11-01 13:01:37.000000','2026-11-01 13:01:38.000000','This training was cancelled before its end.','{"view": "train", "variants": [{"label": "", "spec": {"data": "spiral", "points": 400, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [16, 16], "activation": "tanh", "loss": "cross-entropy", "optimizer": "adam", "learning_rate": 0.03, "schedule": "constant", "epochs": 600, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(18,13,1456074443980800026,1456074443980800173,NULL,'done',2,1,0,1456074443980800029,1456074443980800174,'',NULL,NULL,'2026-11-01 13:01:39.000000','2026-11-01 13:01:40.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "gauss", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(19,14,1456074443980800026,1456074443980800175,NULL,'done',1,0,0,1456074443980800029,1456074443980800176,'',NULL,NULL,'2026-11-01 13:01:41.000000','2026-11-01 13:01:42.000000','','{"view": "train", "variants": [{"label": "", "spec": {"data": "circles", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [8], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 300, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "", "predicted": "", "preset": "", "shipped": ""}');
INSERT INTO "run" VALUES(20,15,1456074443980800026,1456074443980800178,NULL,'running',1,0,0,1456074443980800029,1456074443980800179,'converges',70,NULL,'2026-11-01 13:01:43.000000',NULL,'','{"view": "train", "variants": [{"label": "", "spec": {"data": "xor", "points": 200, "noise": 0.2, "flips": 0.0, "train_share": 0.7, "fresh_test": 0, "inputs": ["x1", "x2"], "text": "signals", "hidden": [4], "activation": "tanh", "loss": "cross-entropy", "optimizer": "sgd", "learning_rate": 1.0, "schedule": "constant", "epochs": 1000, "batch": 0, "l1": 0.0, "l2": 0.0, "start": "random", "precision": "float64", "validation_share": 0.0, "patience": 0, "seed": 1, "weights_seed": null}}], "title": "", "predicted": "converges", "preset": "", "shipped": ""}');
CREATE TABLE run_numbers (
	run_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	numbers JSON NOT NULL, 
	CONSTRAINT pk_run_numbers PRIMARY KEY (run_id, number), 
	CONSTRAINT fk_run_numbers_run_id_run FOREIGN KEY(run_id) REFERENCES run (id) ON DELETE CASCADE
);
INSERT INTO "run_numbers" VALUES(4,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(5,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 4, 4, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(6,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(6,1,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 4, 4, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(7,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(7,1,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(7,2,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(7,3,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(7,4,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(7,5,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(8,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(9,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(9,1,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(9,2,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(10,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [42, 0, 18], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[9, 0], [0, 9]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(11,0,'{"rounds": [0, 500, 1000], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 4, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 1000, "steps": 1000, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(12,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [14, 0, 6], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[3, 0], [0, 3]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(13,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [14, 0, 6], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[3, 0], [0, 3]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(14,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [14, 0, 6], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[3, 0], [0, 3]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(16,0,'{"rounds": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30], "train_loss": [1.24864407667365, 0.4897350089135656, 0.31099456001808096, 0.22378328823489896, 0.1724000442830231, 0.14327473986826847, 0.11763410666137494, 0.10189066345035185, 0.09003376425192966, 0.08093968278226421, 0.07332696325794312, 0.06772517398869347, 0.06263233417637107, 0.05847111129391838, 0.05473807176936947, 0.05136521707565155, 0.048825378492409026, 0.04634120436110765, 0.04390031976927805, 0.041926908961818256, 0.04022501895568433, 0.03888883118545809, 0.03715289912160698, 0.036055177366766396, 0.034630397520571544, 0.03357206291078143, 0.03309609218756588, 0.031560612866085073, 0.03070532342758654, 0.029892617362294125, 0.029002496244550258], "test_loss": [1.2521494658655428, 0.44157608286195005, 0.2813734837007027, 0.19206530986223938, 0.14839972278454364, 0.11473745234899756, 0.10312247849939628, 0.08992606031609761, 0.0780606061256499, 0.06771709399131975, 0.06382693688885345, 0.055761768450339054, 0.0520653555157147, 0.048233852329652056, 0.05157234428467, 0.0457569172047006, 0.047263043809323176, 0.04513859716551369, 0.03999977366423429, 0.0380291228930027, 0.03607675875026103, 0.032246433190590285, 0.033967591326905924, 0.03600460234286744, 0.03231371193150111, 0.03222575276425901, 0.03544456135036802, 0.030772854437400844, 0.026528022426734417, 0.025702379958452884, 0.026398140187701397], "sizes": [4, 4, 3], "parameters": 35, "counts": [175, 58, 100], "guess_loss": 1.062373319879962, "validation_loss": [1.2761429046274813, 0.5117492472689174, 0.33229709970782956, 0.2380263315207009, 0.18578522712671536, 0.15141667640392448, 0.1313203154586192, 0.11619704219783505, 0.1032500160420563, 0.09337382574114758, 0.08771730302107311, 0.08057697272289754, 0.07616253147129946, 0.0720186933085374, 0.0732077741890601, 0.06789552905096444, 0.06813000730688817, 0.06594968701969436, 0.06169173474595275, 0.059931754182874705, 0.05763357435393163, 0.05475036335681188, 0.05605587181271226, 0.057806223990589774, 0.05467753780547326, 0.054092224610609516, 0.057855733215308354, 0.053518892243424675, 0.049205636167474344, 0.04852128255048554, 0.05050620086372966], "train_accuracy": [0.2857142857142857, 0.9657142857142857, 0.9771428571428571, 0.9771428571428571, 0.9885714285714285, 0.9828571428571429, 0.9885714285714285, 0.9885714285714285, 0.9942857142857143, 0.9942857142857143, 0.9942857142857143, 0.9942857142857143, 0.9942857142857143, 0.9942857142857143, 0.9942857142857143, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.9942857142857143, 1.0, 1.0, 1.0, 1.0], "test_accuracy": [0.3, 0.99, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0], "classes": ["Adelie", "Chinstrap", "Gentoo"], "confusion": [[42, 0, 0], [0, 18, 0], [0, 0, 40]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 29, "steps": 270, "seconds": 0.029396858000040993}');
INSERT INTO "run_numbers" VALUES(18,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
INSERT INTO "run_numbers" VALUES(19,0,'{"rounds": [0, 150, 300], "train_loss": [0.7, 0.3, 0.1], "test_loss": [0.7, 0.4, 0.2], "sizes": [2, 8, 1], "parameters": 33, "counts": [140, 0, 60], "guess_loss": 0.693, "validation_loss": [], "train_accuracy": [0.5, 0.9, 0.96], "test_accuracy": [0.5, 0.9, 0.95], "classes": ["class A", "class B"], "confusion": [[30, 0], [0, 30]], "dead_units": 0.0, "twin_units": 0.0, "diverged": false, "stopped_early": false, "kept_round": 300, "steps": 300, "seconds": 0.1}');
CREATE TABLE run_picture (
	run_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	file_name VARCHAR(64) NOT NULL, 
	alt_text VARCHAR(300) NOT NULL, 
	drawn_at DATETIME NOT NULL, 
	image BLOB NOT NULL, 
	CONSTRAINT pk_run_picture PRIMARY KEY (run_id, number), 
	CONSTRAINT fk_run_picture_run_id_run FOREIGN KEY(run_id) REFERENCES run (id) ON DELETE CASCADE
);
INSERT INTO "run_picture" VALUES(4,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:09.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(5,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:11.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(6,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:13.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(7,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:15.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(8,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:17.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(9,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:19.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(10,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:21.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(11,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:23.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(12,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:28.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(13,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:30.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(14,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:32.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(16,0,'loss.png','Line chart, loss 0.026 to 1.25, round 0 to 30. Training falls 1.25 to 0.029. Test falls 1.25 to 0.026. Test accuracy 100 %. Validation falls 1.28 to 0.049 in round 29, then rises to 0.051. It learned.','2026-11-01 13:01:36.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(18,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:40.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
INSERT INTO "run_picture" VALUES(19,0,'loss.png','Line chart. Training falls 0.70 to 0.10.','2026-11-01 13:01:42.000000',X'89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B550000000A49444154789C63F80F0001010100B138F6140000000049454E44AE426082');
CREATE UNIQUE INDEX uq_attempt_open ON attempt (learner_id, lesson, activity) WHERE finished_at IS NULL;
CREATE INDEX ix_attempt_learner_id_finished_at ON attempt (learner_id, finished_at);
CREATE INDEX ix_rule_learner_id ON rule (learner_id);
CREATE INDEX ix_own_table_learner_id ON own_table (learner_id);
CREATE UNIQUE INDEX uq_own_table_guild_id_name ON own_table (guild_id, name) WHERE guild_id IS NOT NULL;
CREATE UNIQUE INDEX uq_own_table_learner_id_name ON own_table (learner_id, name) WHERE guild_id IS NULL;
CREATE INDEX ix_run_learner_id ON run (learner_id);
CREATE INDEX ix_run_own_table_id ON run (own_table_id);
CREATE UNIQUE INDEX uq_run_running ON run (learner_id) WHERE state = 'running';
CREATE INDEX ix_run_running ON run (guild_id) WHERE state = 'running';
CREATE INDEX ix_run_unseen ON run (learner_id) WHERE shown = 0;
CREATE INDEX ix_run_picture_drawn_at ON run_picture (drawn_at);
COMMIT;
