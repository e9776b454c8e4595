package packet

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"testing"
	"time"

	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotoregular"

	"panelkit/bank"
	"panelkit/kit"
)

// twenty gives a kit of one session with the first twenty questions of a bank that comes with the program.
func twenty(t testing.TB) *kit.Kit {
	t.Helper()
	role := roleOf(t, bank.Folder{Name: "bank", FS: bank.Embedded()}, "ai-incident-response")
	return kitOf(
		t,
		role,
		kit.Loop{
			Role:      role.ID,
			Title:     role.Title,
			Seniority: kit.Senior,
			Scale:     5,
			Date:      "2026-11-30",
			Candidate: "Ana Müller",
			Sessions: []kit.Session{
				{ID: "all", Title: "All", Minutes: 160, Questions: 20, Panelists: []string{"R. Okafor"}},
			},
		},
	)
}

func benchmark(b *testing.B, compact bool) {
	k, o := twenty(b), options(b, "plain")
	o.Compact = compact
	seat := k.Seats()[0]
	d, err := document(k, seat, &o)
	if err != nil {
		b.Fatal(err)
	}
	_, pages := d.Places()
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(len(made(b, k, seat, o))), "file-bytes")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := PDF(io.Discard, k, seat, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPacketCompact(b *testing.B) { benchmark(b, true) }

func BenchmarkPacketFull(b *testing.B) { benchmark(b, false) }

func BenchmarkHTML(b *testing.B) {
	k, o := twenty(b), options(b, "plain")
	b.ReportAllocs()
	for b.Loop() {
		if err := HTML(io.Discard, k, k.Seats()[0], o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAgainstReportlab sets the same twenty questions with the script that a user would write in
// Python instead, in the same run. PANELKIT_PEERS names the folder of packet_reportlab.py.
func BenchmarkAgainstReportlab(b *testing.B) {
	const runs = 7
	python, script := peer(b)
	k, o := twenty(b), options(b, "plain")
	o.Compact = true
	seat := k.Seats()[0]
	dir := b.TempDir()
	args := []string{script, strconv.Itoa(runs)}
	for name, data := range map[string][]byte{"content.json": peerContent(b, k), "regular.ttf": robotoregular.TTF, "bold.ttf": robotobold.TTF} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	args = append(args, filepath.Join(dir, "out.pdf"), filepath.Join(dir, "content.json"),
		filepath.Join(dir, "regular.ttf"), filepath.Join(dir, "bold.ttf"))
	theirs, ours, total, n := 0.0, 0.0, time.Duration(0), 0
	for b.Loop() {
		out, err := exec.Command(python, args...).CombinedOutput()
		m := regexp.MustCompile(`best ([0-9.]+) ms`).FindSubmatch(out)
		if err != nil || m == nil {
			b.Fatalf("%v\n%s", err, out)
		}
		ms, _ := strconv.ParseFloat(string(m[1]), 64)
		if theirs == 0 || ms < theirs {
			theirs = ms
		}
		for range 3 * runs {
			start := time.Now()
			made(b, k, seat, o)
			took := time.Since(start)
			total, n = total+took, n+1
			if ms := took.Seconds() * 1000; ours == 0 || ms < ours {
				ours = ms
			}
		}
	}
	b.ReportMetric(theirs, "reportlab-best-ms")
	b.ReportMetric(ours, "panelkit-best-ms")
	b.ReportMetric(total.Seconds()*1000/float64(n), "panelkit-mean-ms")
	b.ReportMetric(theirs/ours, "times-faster")
}

// peer finds a Python that has reportlab, and the script.
func peer(b *testing.B) (python, script string) {
	b.Helper()
	dir := os.Getenv("PANELKIT_PEERS")
	if dir == "" {
		b.Skip("PANELKIT_PEERS is not set: it names the folder of packet_reportlab.py")
	}
	script = filepath.Join(dir, "packet_reportlab.py")
	if _, err := os.Stat(script); err != nil {
		b.Skip(err)
	}
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import reportlab").Run() == nil {
			return name, script
		}
	}
	b.Skip("no Python with reportlab (Debian: python3-reportlab)")
	return "", ""
}

// peerContent gives a kit's questions in the form that the script reads, with all their words.
func peerContent(b *testing.B, k *kit.Kit) []byte {
	b.Helper()
	type rating struct {
		Score int    `json:"score"`
		Label string `json:"label"`
		Text  string `json:"text"`
	}
	type entry struct {
		ID         string   `json:"id"`
		Title      string   `json:"title"`
		Section    string   `json:"section"`
		Difficulty string   `json:"difficulty"`
		Prompt     string   `json:"prompt"`
		Minutes    int      `json:"minutes"`
		Tags       []string `json:"tags"`
		FollowUps  []string `json:"followups"`
		Rubric     []rating `json:"rubric"`
	}
	var entries []entry
	w := options(b, "plain").Words
	sections := []string{}
	for _, c := range bank.Categories() {
		sections = append(sections, string(c))
	}
	for _, a := range k.Sessions[0].Asked {
		q := k.Question(a.ID)
		e := entry{
			ID:         a.ID[4:],
			Title:      string(q.Category),
			Section:    string(q.Category),
			Difficulty: string(q.Level),
			Prompt:     q.Text,
			Minutes:    q.Minutes,
			Tags:       q.Competencies,
		}
		for _, list := range [][]string{q.ProbeTexts(), q.Criteria, q.RedFlags} {
			for _, text := range list {
				e.FollowUps = append(e.FollowUps, bank.Plain(text))
			}
		}
		for _, an := range q.Rubric(5, w.Rubric) {
			e.Rubric = append(e.Rubric, rating{an.Rating, w.Rating(5, an.Rating), an.Text})
		}
		entries = append(entries, e)
	}
	data, err := json.Marshal(map[string]any{
		"title":       k.Loop.Title,
		"candidate":   k.Loop.Candidate,
		"interviewer": "R. Okafor",
		"date":        k.Loop.Date,
		"sections":    sections,
		"questions":   entries,
	})
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// TestBudget holds the size of a packet of twelve pages, and the memory that making it takes, once
// and over and over.
func TestBudget(t *testing.T) {
	k, o := twenty(t), options(t, "plain")
	o.Compact = true
	seat := k.Seats()[0]
	hour, full := fixture(t), o
	full.Compact = false
	pdf := made(t, hour, hour.Seats()[0], full)
	if pages := bytes.Count(pdf, []byte("/Type /Page\n")); len(pdf) > pages*5500 {
		t.Errorf("%d bytes for %d pages, more than 66 kB for twelve", len(pdf), pages)
	}
	heap := func() (total, live uint64) {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.TotalAlloc, m.HeapAlloc
	}
	const runs = 40
	before, live := heap()
	for range runs {
		made(t, k, seat, o)
	}
	after, grown := heap()
	if each := (after - before) / runs; each > 5<<20 && !raceDetector {
		t.Errorf("a packet allocates %d bytes, more than 5 MB", each)
	}
	if grown > live+2<<20 {
		t.Errorf("%d packets leave %d bytes behind", runs, grown-live)
	}
}
