-- One thread: row order and sums are the same in every run.
SET threads = 1;
-- Nothing is fetched, and nothing is spilled into the working folder.
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET temp_directory = '';
