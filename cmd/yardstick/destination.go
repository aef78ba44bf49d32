package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// newMode is that of files that were not there before.
const newMode fs.FileMode = 0o644

// destination is where a file that is to be written really goes.
type destination struct {
	path    string      // behind every link
	mode    fs.FileMode // the permission bits that it has, or will have
	through bool        // written in place: a device, a pipe, an open descriptor
}

// destinationOf follows the links of a path, the last of which may lead to what
// is not there yet. Only a regular file, or none, can be replaced by renaming:
// over anything else that would put a file where a device or a pipe was.
func destinationOf(path string) (destination, error) {
	d := destination{path: path, mode: newMode}
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		d.through = true
		return d, nil
	case err == nil:
		d.mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return d, cause(err)
	}
	d.path, d.through, err = follow(path)
	return d, err
}

// mostLinks is how many links in a row are followed, as Linux does.
const mostLinks = 40

// follow returns what the links at the end of a path lead to, and whether that is
// an open descriptor, whose link leads nowhere that has a name.
func follow(path string) (end string, descriptor bool, err error) {
	for range mostLinks {
		folder, name := filepath.Split(path)
		if folder == "" {
			folder = "."
		}
		whole, err := filepath.EvalSymlinks(folder)
		if err != nil {
			return path, false, folderError(filepath.Clean(folder), err)
		}
		folder, path = whole, filepath.Join(whole, name)
		if folder == "/dev/fd" || strings.HasPrefix(folder, "/proc/") {
			return path, true, nil
		}
		link, err := os.Readlink(path)
		if err != nil {
			return path, false, nil // no link: a file, or nothing
		}
		if path = link; !filepath.IsAbs(link) {
			path = folder + string(filepath.Separator) + link // uncleaned: a folder in it may be a link
		}
	}
	return path, false, errors.New("too many links lead on to each other")
}

// cause is what the system said of a path that the message names already, or
// that nobody knows, like that of a file written aside.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// folderError says that a folder takes no files.
func folderError(dir string, err error) error {
	return fmt.Errorf("the folder %s cannot be written to: %w", plain(dir), cause(err))
}
