package spec

import (
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// The steps that change what an account holds, and what it says itself.

func (d *decoder) connect(v strictyaml.Value) draftStep {
	s := step(v, "network", "day")
	s.Connect = &intervention.Connect{Network: d.networkOf(s.parts["network"]), Day: d.day(s.parts["day"])}
	return s
}

func (d *decoder) disconnect(v strictyaml.Value) draftStep {
	s := step(v, "day")
	network, others := s.optional("network"), s.optional("others")
	s.Disconnect = &intervention.Disconnect{Network: d.networkOf(network), Others: others.Bool(), Day: d.day(s.parts["day"])}
	switch {
	case !v.OK():
	case network.Present() && others.Present():
		others.Problemf("stands beside network; write one of the two")
	case others.OK() && !s.Disconnect.Others:
		others.Problemf("wants true; to unlink one of them, write network instead")
	case !network.Present() && !others.Present():
		v.Problemf(`wants "network: twitter" or "others: true"`)
	}
	return s
}

func (d *decoder) follow(v strictyaml.Value) draftStep {
	s := step(v, "by", "count")
	days := d.when(s)
	s.Follow = &intervention.Follow{
		By: people(s.parts["by"], comers), Count: s.howMany(maxAdded, days), Days: days, Network: d.elsewhere(s),
	}
	return s
}

func (d *decoder) unfollow(v strictyaml.Value) draftStep {
	s := step(v, "by", "count")
	days := d.when(s)
	s.Unfollow = &intervention.Unfollow{
		By: people(s.parts["by"], goers), Count: s.howMany(maxAdded, days), Days: days, Network: d.elsewhere(s),
	}
	d.needsAudience(s.parts["by"], "nobody is there who could leave")
	return s
}

func (d *decoder) post(v strictyaml.Value) draftStep {
	s := step(v, "count")
	days := d.when(s)
	s.Post = &intervention.Post{Count: s.howMany(maxAdded, days), Days: days, Network: d.elsewhere(s)}
	return s
}

func (d *decoder) mention(v strictyaml.Value) draftStep {
	s := step(v, "count")
	days := d.when(s)
	s.Mention = &intervention.Mention{Count: s.howMany(maxAdded, days), Days: days, Network: d.elsewhere(s)}
	return s
}

func (d *decoder) dismiss(v strictyaml.Value) draftStep {
	s := step(v, "day")
	s.Dismiss = &intervention.Dismiss{Day: d.day(s.parts["day"])}
	return s
}

func (d *decoder) open(v strictyaml.Value) draftStep {
	s := step(v, "day")
	s.Open = &intervention.Open{Day: d.day(s.parts["day"])}
	return s
}
