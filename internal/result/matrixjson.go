package result

type matrixFile struct {
	Schema  int              `json:"schema"`
	Tested  int              `json:"rows_tested"`
	All     int              `json:"rows"`
	Scorers []matrixScorer   `json:"scorers"`
	Claims  []matrixRowsFile `json:"catalogue"`
}

type matrixScorer struct {
	Scorer  string `json:"scorer"`
	Asked   int    `json:"rows_asked"`
	AsSaid  int    `json:"as_said"`
	AsBuilt int    `json:"as_built"`
	InPart  int    `json:"in_part"`
	NotSo   int    `json:"not_so"`
	Void    int    `json:"void"`
	Open    int    `json:"open"`
	Unasked int    `json:"not_asked"`
}

type matrixRowsFile struct {
	Row      string        `json:"row"`
	Group    *string       `json:"group"`
	Says     string        `json:"says"`
	Tested   bool          `json:"tested"`
	NoScore  bool          `json:"needs_no_score"`
	Behaving []string      `json:"as_said_under"`
	Marks    []matrixMark  `json:"marks"`
	Claims   []matrixClaim `json:"claims"`
}

type matrixMark struct {
	Scorer string `json:"scorer"`
	Mark   string `json:"mark"`
}

type matrixClaim struct {
	Experiment string       `json:"experiment"`
	ID         string       `json:"claim"`
	Says       string       `json:"says"`
	Type       string       `json:"type"`
	Caution    *string      `json:"caution"`
	Cells      []matrixCell `json:"cells"`
}

type matrixCell struct {
	Scorer   string      `json:"scorer"`
	State    string      `json:"state"`
	Verdict  *string     `json:"verdict"`
	NoScore  bool        `json:"needs_no_score"`
	Effect   *float64    `json:"effect"`
	Unit     *string     `json:"unit"`
	Interval *[2]float64 `json:"interval"`
	Share    *float64    `json:"share_of_scale"`
	N        int         `json:"n"`
	Built    bool        `json:"by_construction"`
	Explores *string     `json:"exploratory"`
	Reason   *string     `json:"reason"`
	Sentence *string     `json:"sentence"`
	Page     *string     `json:"page"`
}

// JSON returns the matrix for programs.
func (m *Matrix) JSON() ([]byte, error) {
	f := matrixFile{Schema: Schema, Scorers: []matrixScorer{}, Claims: []matrixRowsFile{}}
	f.Tested, f.All = m.Tested()
	for _, s := range m.Scorers {
		k := s.Marks
		f.Scorers = append(f.Scorers, matrixScorer{s.Name, s.Asked, k[AsSaid], k[AsBuilt], k[InPart], k[NotSo], k[Mute], k[Open], k[Unasked]})
	}
	for _, r := range m.Rows {
		row := matrixRowsFile{
			Row: r.ID, Group: textOf(r.Group), Says: r.Says, Tested: len(r.Claims) > 0, NoScore: r.NoScore, Behaving: list(m.Behaving(r)),
			Marks: []matrixMark{}, Claims: []matrixClaim{},
		}
		for i, mark := range r.Marks {
			row.Marks = append(row.Marks, matrixMark{m.Scorers[i].Name, mark.String()})
		}
		for _, c := range r.Claims {
			row.Claims = append(row.Claims, m.claimFile(c))
		}
		f.Claims = append(f.Claims, row)
	}
	return encode(f)
}

func (m *Matrix) claimFile(c MatrixClaim) matrixClaim {
	out := matrixClaim{c.Experiment, c.ID, c.Says, c.Type, textOf(c.Caution), []matrixCell{}}
	for i, cell := range c.Cells {
		out.Cells = append(out.Cells, matrixCell{
			m.Scorers[i].Name, cell.State.String(), textOf(cell.Verdict.String()), cell.NoScore, cell.Effect, textOf(cell.Unit), cell.Interval, cell.Share, cell.N,
			cell.ByConstruction, textOf(cell.Exploratory), textOf(cell.Reason), textOf(cell.Sentence), textOf(cell.Link),
		})
	}
	return out
}
