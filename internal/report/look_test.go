package report

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var look = flag.String("look", "", "a folder to write the sample pages to, for eyes")

// TestLook writes every sample page where -look says.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("no -look folder given")
	}
	village, census := villageResult(t), censusResult(t)
	pages := map[string]string{"village.html": page(t, village), "census.html": page(t, census), "index.html": index(t, village, census), "sheet.html": sheet(t)}
	for name, html := range pages {
		if err := os.WriteFile(filepath.Join(*look, name), []byte(html), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", name, len(html))
	}
}
