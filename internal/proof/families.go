package proof

import "github.com/yardstick-lab/yardstick/internal/claim"

func familyCells() []Cell {
	repeat := func(n int, t Truth) []Truth {
		all := make([]Truth, n)
		for i := range all {
			all[i] = t
		}
		return all
	}
	family := func(name string, most float64, claims ...Truth) Cell {
		return Cell{
			Name: name, Group: Families, Worlds: 12, Claims: claims,
			Limits: Limits{Supported: most, Refuted: most},
		}
	}
	none, at, strong := Truth{claim.Increases, 0, 0}, Truth{claim.Equivalent, 1, 1}, Truth{claim.Increases, 0, 2}
	shared := func(share float64, c Cell) Cell {
		c.Shared = share
		return c
	}
	return []Cell{
		family("6 claims, apart", two5, repeat(6, none)...).said("six claims of increase without an effect, independent of each other"),
		shared(.8, family("6 claims, correlated", two5, repeat(6, none)...)).said("the same, sharing 80 %% of their variance"),
		shared(.5, family("4 claims at the margin", five, repeat(4, at)...)).said("four effects at the margin of equivalent, sharing 50 %% of their variance"),
		family("4 of 7 claims false", two5, append(repeat(3, strong), repeat(4, none)...)...).said("three effects of 2 SD and four claims without one"),
		family("6 claims, two types", five, append(repeat(3, Truth{claim.NotIncreases, 1, 1}), repeat(3, none)...)...).
			said("three effects at the margin of not_increases and three claims of increase without one"),
	}
}

func skewCells() []Cell {
	skewed := func(n, accounts int, t Truth) Cell {
		c := single(Skewed, n, t)
		c.Shape, c.Accounts = Lognormal, accounts
		c.Limits = Limits{Supported: heavy, Refuted: heavy, AsIs: true}
		if accounts == 1 {
			return c.named("%s, 1 lognormal account, %d worlds", t.Type, n).said("differences of single accounts, lognormal")
		}
		return c.named("%s, %d lognormal accounts, %d worlds", t.Type, accounts, n).said("means of %d lognormal accounts a world", accounts)
	}
	all := []Cell{
		skewed(20, 1, Truth{claim.Decreases, 0, 0}),
		skewed(20, 1, Truth{claim.Increases, 0, 0}),
	}
	for _, m := range margins {
		all = append(all,
			skewed(m.worlds, 25, Truth{claim.Decreases, 0, 0}),
			skewed(m.worlds, 25, Truth{claim.NotIncreases, m.margin, m.margin}),
			skewed(m.worlds, 25, Truth{claim.Equivalent, m.margin, m.margin}),
		)
	}
	return all
}

func rareCells() []Cell {
	var all []Cell
	for _, n := range []int{6, 20, 59} {
		all = append(all, rareCellsOf(n)...)
	}
	return all
}
