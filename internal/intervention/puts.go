package intervention

import "github.com/yardstick-lab/yardstick/internal/activity"

// What a step may add and take away, as [Scene.Declared] asks it.

func (s Silence) puts(o occasion) bool {
	return s.Keep == KeepOnePost && o.ownPost() && o.at("", On(s.Days.First))
}

func (s Silence) takes(o occasion) bool {
	if o.by && s.Days.Has(o.day) {
		return true
	}
	return o.day >= s.Days.First && o.Action != activity.Post && (o.on || o.hangs)
}

func (Remove) puts(occasion) bool { return false }

func (r Remove) takes(o occasion) bool { return r.Days.Has(o.day) && r.means(o.Event, o.subject) }

func (a Add) puts(o occasion) bool {
	if !o.at(a.Network, a.Days) {
		return false
	}
	if o.Action == a.Action && o.new == (a.By == Strangers) && o.Actor != o.Owner && !o.by {
		return o.on || a.Beside > 0
	}
	return a.To == NewPost && o.ownPost()
}

func (l List) puts(o occasion) bool {
	return o.Action == activity.List && o.on && o.by == (l.By == Self) && !o.new && o.at("", l.Days)
}

func (p PlusK) puts(o occasion) bool {
	party := o.received()
	if p.Side == Given {
		party = o.by && !o.on
	}
	tweet := o.Action == activity.Mention && p.Tweet != TweetNone
	return party && !o.new && o.at("", p.Days) && (tweet || o.Action == activity.Endorse)
}

func (n Connect) puts(o occasion) bool {
	return o.Action == activity.Connect && o.by && o.on && o.at(n.Network, On(n.Day))
}

func (n Disconnect) puts(o occasion) bool {
	there := o.at(n.Network, On(n.Day))
	if n.Others {
		there = !o.home && o.day == n.Day
	}
	return o.Action == activity.Disconnect && o.by && o.on && there
}

func (f Follow) puts(o occasion) bool {
	return o.Action == activity.Follow && o.received() && o.new && o.at(f.Network, f.Days)
}

func (f Unfollow) puts(o occasion) bool {
	return o.Action == activity.Unfollow && o.received() && !o.new && o.at(f.Network, f.Days)
}

func (p Post) puts(o occasion) bool { return o.ownPost() && o.at(p.Network, p.Days) }

func (m Mention) puts(o occasion) bool {
	mention := o.Action == activity.Mention && o.by && !o.on
	return (mention || o.ownPost()) && o.at(m.Network, m.Days)
}

func (d Dismiss) puts(o occasion) bool {
	return o.Action == activity.Dismiss && o.by && o.on && o.Object != activity.NoObject && o.at("", On(d.Day))
}

func (p Open) puts(o occasion) bool {
	return o.Action == activity.Open && o.by && o.on && o.Object != activity.NoObject && o.at("", On(p.Day))
}
