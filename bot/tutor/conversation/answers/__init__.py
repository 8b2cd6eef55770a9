"""What is answered out of the course: its own sentences, chosen and shortened, none made up."""
