package spec

// The types of this file mirror the grammar for [Schema]; the decoder does not
// use them. Their tags are what an editor shows.

type document struct {
	Schema   int                    `json:"schema" jsonschema:"enum=1" jsonschema_description:"The version of this grammar."`
	Name     name                   `json:"name" jsonschema_description:"The name of the file without .yaml."`
	Question string                 `json:"question" jsonschema_description:"What is asked, in one sentence."`
	Source   []claimRow             `json:"source,omitempty" jsonschema_description:"Rows of the list of claims behind the question. A claim without a source of its own has these."`
	Dataset  string                 `json:"dataset" jsonschema_description:"A folder of datasets/: a world, or a captured log."`
	Scorers  []string               `json:"scorers" jsonschema:"minItems=1,uniqueItems=true" jsonschema_description:"The scorers put to the test. The first is the main one, whose verdict is the experiment's."`
	Seeds    seedsDocument          `json:"seeds" jsonschema_description:"What the draws start from."`
	Subjects subjectsDocument       `json:"subjects" jsonschema_description:"Whose scores are watched. Each subject is treated alone."`
	Days     daysDocument           `json:"days" jsonschema_description:"How long it takes. Day 0 is the first measured one."`
	Arms     map[string]armDocument `json:"arms" jsonschema_description:"The conditions compared. An arm without steps is the untouched activity."`
	Metrics  map[string]metricDoc   `json:"metrics" jsonschema_description:"What is measured of a subject in an arm."`
	Claims   []claimDocument        `json:"claims" jsonschema:"minItems=1" jsonschema_description:"The statements that get a verdict."`
	Tipping  map[string]tippingDoc  `json:"tipping,omitempty" jsonschema_description:"By claim: the constant over which sensitivity seeks the value at which its verdict flips, under the main scorer. A path such as scorer.weights.facebook.like, or {of: PATH, between: 0..0.4}."`
}

type tippingDoc struct {
	Of      constantPath `json:"of" jsonschema_description:"A number of the scorer's preset, as scorer.weights.facebook.like, or of the world, as world.conversation.others_join."`
	Between between      `json:"between,omitempty" jsonschema_description:"Where to look, as 0..0.4. Without it: from nothing to four times what the constant is."`
}

type seedsDocument struct {
	Worlds numbers `json:"worlds,omitempty" jsonschema_description:"The seeds of the worlds, as 1..20: one world each. Required for a world, refused for a log. Not 1001..1020, on which the scorers' scales were anchored, nor 900001..901000, which are kept for pilots."`
	Scorer int     `json:"scorer" jsonschema:"minimum=0" jsonschema_description:"The seed of what a scorer or a test of it draws."`
}

type subjectsDocument struct {
	Sample int            `json:"sample,omitempty" jsonschema:"minimum=1" jsonschema_description:"How many accounts of each world are drawn from the eligible ones."`
	Census all            `json:"census,omitempty" jsonschema_description:"Instead of a sample: every eligible account. A log takes nothing else."`
	Having havingDocument `json:"having" jsonschema_description:"What makes an account eligible, counted over the warm-up, or over a log's measured days."`
}

type havingDocument struct {
	Network      string   `json:"network" jsonschema_description:"The subjects' network: what follows is counted there, and arms act there."`
	PostsPerDay  numbers  `json:"posts_per_day,omitempty" jsonschema_description:"Posts a day on average, as 1..6."`
	AudienceSize *atLeast `json:"audience,omitempty" jsonschema_description:"Followers within the world. A log knows none."`
	Reactions    *atLeast `json:"reactions,omitempty" jsonschema_description:"What others did on the account's work."`
}

type atLeast struct {
	AtLeast int `json:"at_least" jsonschema:"minimum=1" jsonschema_description:"The smallest number that will do."`
}

type daysDocument struct {
	Warmup   int `json:"warmup,omitempty" jsonschema:"minimum=1" jsonschema_description:"Days of usual activity before day 0. Required for a world, refused for a log."`
	Measured int `json:"measured" jsonschema:"minimum=1" jsonschema_description:"Days that are watched, from day 0; of a log, its last ones."`
}

type armDocument struct {
	From       string              `json:"from,omitempty" jsonschema_description:"An arm whose steps come first."`
	Silence    *silenceDocument    `json:"silence,omitempty" jsonschema_description:"Takes away what the subject does, on all networks, and what hangs on it. Reactions to older posts stay."`
	Remove     *removeDocument     `json:"remove,omitempty" jsonschema_description:"Takes away events of one action."`
	Disconnect *disconnectDocument `json:"disconnect,omitempty" jsonschema_description:"Unlinks a network at the beginning of a day. What happens there later links nothing again."`
	Connect    *connectDocument    `json:"connect,omitempty" jsonschema_description:"Links a network at the beginning of a day. The first act there links one too."`
	Follow     *followDocument     `json:"follow,omitempty" jsonschema_description:"Has strangers follow the subject."`
	Unfollow   *unfollowDocument   `json:"unfollow,omitempty" jsonschema_description:"Has followers leave."`
	Post       *postDocument       `json:"post,omitempty" jsonschema_description:"Has the subject post more, at any time of the day. Nobody reacts to it."`
	Mention    *mentionDocument    `json:"mention,omitempty" jsonschema_description:"Has the subject mention others, each in a post of its own. Nobody reacts to it."`
	Add        *addDocument        `json:"add,omitempty" jsonschema_description:"Puts reactions on an object of the subject, each by another person."`
	List       *listDocument       `json:"list,omitempty" jsonschema_description:"Puts the subject on lists."`
	PlusK      *plusKDocument      `json:"plus-k,omitempty" jsonschema_description:"Has the subject receive or give +K."`
	Dismiss    *onDayDocument      `json:"dismiss,omitempty" jsonschema_description:"Has the subject delete every notification of a list that it holds at noon. The notification is the key to the list."`
	Open       *onDayDocument      `json:"open,omitempty" jsonschema_description:"Has the subject find by hand every list that it has no access to at noon."`
	Behave     *behaveDocument     `json:"behave,omitempty" jsonschema_description:"Has the subject do more of something, and the world answer. A log cannot."`
}

// The documents of behave.

type behaveDocument struct {
	Post       *postMoreDocument  `json:"post,omitempty" jsonschema_description:"Posts more. They are read as the usual ones are, and tire as they do."`
	Reply      *replyMoreDocument `json:"reply,omitempty" jsonschema_description:"Replies below the latest posts of followers."`
	Thank      *thankDocument     `json:"thank,omitempty" jsonschema_description:"Answers every comment on the posts of these days."`
	Ask        *askDocument       `json:"ask,omitempty" jsonschema_description:"Posts that ask for +K and draw nothing else."`
	PutForward *replyMoreDocument `json:"put-forward,omitempty" jsonschema_description:"Passes on the latest posts of those followed."`
	PlusK      *givePlusKDocument `json:"plus-k,omitempty" jsonschema_description:"Gives +K to those followed."`
	Listed     *listedDocument    `json:"listed,omitempty" jsonschema_description:"Is put on lists by followers on the first day; members of the lists read what the subject writes until the last one, and may react."`
}

type postMoreDocument struct {
	Times int `json:"times" jsonschema:"minimum=1" jsonschema_description:"How many times as many posts as usual."`
	Count int `json:"count,omitempty" jsonschema:"minimum=1" jsonschema_description:"So many more a day besides."`
	whenDocument
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type replyMoreDocument struct {
	Count int `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many a day."`
	whenDocument
	How     how         `json:"how" jsonschema_description:"With what anybody would get, or with something meant for that person."`
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type thankDocument struct {
	whenDocument
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type askDocument struct {
	Count int `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many a day."`
	whenDocument
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type givePlusKDocument struct {
	Count int `json:"count" jsonschema:"minimum=1,maximum=5" jsonschema_description:"How many a day; 5 can be given."`
	whenDocument
	Tweet   tweet       `json:"tweet" jsonschema_description:"What each comes with: nothing, the automatic tweet, or one that says why."`
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type listedDocument struct {
	Count int `json:"count" jsonschema:"minimum=1" jsonschema_description:"On how many lists, each of another follower."`
	whenDocument
	Thanks  thanks      `json:"thanks" jsonschema_description:"Whether the keepers are thanked: not, as anybody would be, or in words meant for each."`
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type silenceDocument struct {
	Days numbers `json:"days" jsonschema_description:"The silent days, as 0..0."`
	Keep keep    `json:"keep" jsonschema_description:"What stays: nothing, or one post, the first of those days or else one added at noon, without reactions."`
}

type removeDocument struct {
	Action anyOrAction `json:"action" jsonschema_description:"What is taken away; any stands for all that has a second party."`
	Days   numbers     `json:"days" jsonschema_description:"On which days, as 0..6."`
	Side   side        `json:"side" jsonschema_description:"What others did on the subject's work, or what the subject did."`
}

// whenDocument is the day, or the days, of a step.
type whenDocument struct {
	Day  *int    `json:"day,omitempty" jsonschema:"minimum=0" jsonschema_description:"On which day."`
	Days numbers `json:"days,omitempty" jsonschema_description:"Instead of a day: on each of several, as 0..13."`
}

type onDayDocument struct {
	Day int `json:"day" jsonschema:"minimum=0" jsonschema_description:"On which day."`
}

type disconnectDocument struct {
	Network networkName `json:"network,omitempty" jsonschema_description:"Which one."`
	Others  all         `json:"others,omitempty" jsonschema_description:"Instead of one: all but the subjects' network."`
	Day     int         `json:"day" jsonschema:"minimum=0" jsonschema_description:"On which day."`
}

type connectDocument struct {
	Network networkName `json:"network" jsonschema_description:"Which one. It must not be linked yet."`
	Day     int         `json:"day" jsonschema:"minimum=0" jsonschema_description:"On which day."`
}

type followDocument struct {
	By    comer `json:"by" jsonschema_description:"New accounts that hold nothing and do nothing else."`
	Count int   `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many a day."`
	whenDocument
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type unfollowDocument struct {
	By    goer `json:"by" jsonschema_description:"Followers within the world."`
	Count int  `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many a day."`
	whenDocument
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type postDocument struct {
	Count int `json:"count" jsonschema:"minimum=1" jsonschema_description:"How often a day, beside the usual posts."`
	whenDocument
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type mentionDocument struct {
	Count int `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many others a day, drawn anew each day."`
	whenDocument
	Network networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network."`
}

type addDocument struct {
	Action reactionName `json:"action" jsonschema_description:"What is done to the object."`
	Count  int          `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many a day, by as many people."`
	People int          `json:"people,omitempty" jsonschema:"minimum=1" jsonschema_description:"By fewer people than that, in turn."`
	To     target       `json:"to" jsonschema_description:"The latest post by the end of the day, the post that a silence kept, the object with the latest event, or a new post at noon of the day."`
	whenDocument
	Standing standing    `json:"standing,omitempty" jsonschema_description:"Those of the audience to whom people react most, or least, up to the day before; drawn where nothing is said."`
	Beside   int         `json:"beside,omitempty" jsonschema:"minimum=1" jsonschema_description:"How many others each of them does the same to on the day, to a post of each."`
	By       reactor     `json:"by" jsonschema_description:"Followers on the subjects' network who have not yet reacted to the object, or new accounts that hold nothing. A log has only strangers."`
	Network  networkName `json:"network,omitempty" jsonschema_description:"Where, if not on the subjects' network. It need not be linked: a new post links it."`
}

type listDocument struct {
	By    keeper `json:"by" jsonschema_description:"Who keeps the lists: the subject, or followers."`
	Count int    `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many lists a day; of others, each by another one."`
	whenDocument
}

type plusKDocument struct {
	Side  side `json:"side" jsonschema_description:"Whether the subject receives or gives."`
	Count int  `json:"count" jsonschema:"minimum=1" jsonschema_description:"How many a day, from or to as many followers; 5 a day can be given."`
	whenDocument
	Tweet tweet `json:"tweet" jsonschema_description:"What each comes with: nothing, the automatic tweet, which mentions whoever receives it, or a tweet that also says why, the same to a score."`
}

type metricDoc struct {
	Of     quantity   `json:"of" jsonschema_description:"What is measured, see above."`
	Day    int        `json:"day,omitempty" jsonschema_description:"On which day, or at its end. For claims that compare arms, or that say where one stands."`
	Change *changeDoc `json:"change,omitempty" jsonschema_description:"Instead of a day: from one day to another. For claims about one arm."`
	Days   numbers    `json:"days,omitempty" jsonschema_description:"Instead of a day: summed over these, as 0..13. For reactions and plus-k."`
	Perk   *perkDoc   `json:"perk,omitempty" jsonschema_description:"What a campaign asks. For perk-eligible, which needs one."`

	Receivers string `json:"receivers,omitempty" jsonschema_description:"An arm: instead of the subjects, those on whose work it has them act, the same in every arm; the mean over them. For score and displayed."`
}

type perkDoc struct {
	AtLeast float64 `json:"at_least" jsonschema:"minimum=0" jsonschema_description:"The lowest displayed score that will do, in points of the main scorer's scale."`
	Topic   int     `json:"topic,omitempty" jsonschema:"minimum=1" jsonschema_description:"The topic that accounts are known for, counted from 1; any where nothing is said."`
	Place   int     `json:"place,omitempty" jsonschema:"minimum=1" jsonschema_description:"Where accounts are, counted from 1; anywhere where nothing is said."`
}

type changeDoc struct {
	Before int `json:"before" jsonschema_description:"The earlier day; -1 is the day before day 0."`
	After  int `json:"after" jsonschema_description:"The later day."`
}

type claimDocument struct {
	ID          name        `json:"id" jsonschema_description:"The claim's name within the file."`
	Says        string      `json:"says" jsonschema_description:"The claim in words, for people."`
	Type        claimType   `json:"type" jsonschema_description:"What kind of statement it is."`
	Compare     *compareDoc `json:"compare,omitempty" jsonschema_description:"Two arms: what did the intervention do?"`
	Arm         string      `json:"arm,omitempty" jsonschema_description:"Instead of two arms: one, before and after. What did its people see? Of exactly and exceeds on one day."`
	Doses       []doseDoc   `json:"doses,omitempty" jsonschema:"minItems=3" jsonschema_description:"Instead of two arms: at least three, from the lowest dose up. For ordered."`
	Metric      string      `json:"metric" jsonschema_description:"A metric of this file. Of invariant it is where the printed effect is taken; every measured day is looked at."`
	Margin      *marginDoc  `json:"margin,omitempty" jsonschema_description:"How near counts as the same. For equivalent, not_increases and not_decreases."`
	MinEffect   *amountDoc  `json:"min_effect,omitempty" jsonschema_description:"What the effect must exceed. For increases and decreases."`
	Than        *float64    `json:"than,omitempty" jsonschema_description:"The number that the mean lies above. For exceeds."`
	Observed    *float64    `json:"observed,omitempty" jsonschema_description:"The one number that somebody saw, in points. For reproduces."`
	Equals      *float64    `json:"equals,omitempty" jsonschema_description:"What the metric comes to for every subject, in its unit. For exactly."`
	Tolerance   *float64    `json:"tolerance,omitempty" jsonschema:"minimum=0" jsonschema_description:"How far off still counts as unmoved or equal, in points: 0 unless a scorer's own arithmetic is inexact. For invariant and exactly."`
	SensitiveTo string      `json:"sensitive_to,omitempty" jsonschema_description:"The positive control: a claim that shows that the scorer would have moved. Required where nothing is claimed to happen."`
	Expect      verdict     `json:"expect,omitempty" jsonschema_description:"The verdict that run --gate takes as the usual one, SUPPORTED where nothing is said. It changes no verdict."`
	Source      []claimRow  `json:"source,omitempty" jsonschema_description:"Rows of the list of claims behind this one."`
}

type compareDoc struct {
	Treated string `json:"treated" jsonschema_description:"The arm with the intervention."`
	Control string `json:"control" jsonschema_description:"The same arm without it."`
}

type doseDoc struct {
	Arm  string  `json:"arm" jsonschema_description:"The arm."`
	Dose float64 `json:"dose" jsonschema_description:"How much was done in it; more than in the one before."`
}

type amountDoc struct {
	Points float64 `json:"points,omitempty" jsonschema:"minimum=0" jsonschema_description:"In points of the main scorer's scale."`
	Share  float64 `json:"share,omitempty" jsonschema:"minimum=0,maximum=1" jsonschema_description:"Instead of points: a share of each scorer's scale."`
	By     float64 `json:"by,omitempty" jsonschema:"minimum=0" jsonschema_description:"Of a metric that is not in points: in its own unit."`
}

type marginDoc struct {
	Points  float64 `json:"points,omitempty" jsonschema:"minimum=0" jsonschema_description:"In points of the main scorer's scale."`
	Share   float64 `json:"share,omitempty" jsonschema:"minimum=0,maximum=1" jsonschema_description:"Instead of points: a share of each scorer's scale."`
	By      float64 `json:"by,omitempty" jsonschema:"minimum=0" jsonschema_description:"Of a metric that is not in points: in its own unit."`
	Because string  `json:"because,omitempty" jsonschema_description:"Why this near counts as the same. Only half a point needs no reason."`
}
