// Package world invents small societies whose every act is known.
//
// [Make] turns [Settings] and a [Span] of days into a [World] in five steps:
//
//  1. characters: who is on which network, how popular, how talkative, how
//     ready to react;
//  2. ties: who follows whom at the start, who follows later, and how strong
//     each tie is;
//  3. posts: how many a day, when, how appealing; and what they mention;
//  4. reactions: of each follower to each post, with a delay, the conversation
//     that a comment starts, and the ripples: whoever is spoken to may return
//     the visit, follow, or give a +K, and so on from there;
//  5. order: the events of each day in the total order of an [activity.Trace].
//
// Whatever happens comes of something of the same day or before, so the days are
// told one after the other: [Make] keeps them, [Tell] hands them on, for worlds
// that are larger than memory.
//
// A [Crowd] is a world's society brought back, to ask it what would have come on
// top, had one account behaved otherwise ([Behaviour]).
//
// # Randomness
//
// Every draw is from a stream named by what it is about: the world, the network,
// the account, the day and the purpose. Whether a follower reacts to a post is
// the stream of that post and that follower and depends on nothing else. A
// changed habit of one account therefore changes its own acts, what comes of
// them, and nothing more. Ties come before all habits and depend on none, so
// there one stream for each account does.
//
// What someone says draws as many numbers whatever comes of it, and a returned
// visit lands on a post that would have been written anyway. So doing more adds
// events and takes none away: the answer to a behaviour can be told alone.
//
// Characters are drawn evenly (Latin hypercube; McKay, Beckman, Conover 1979):
// each world has the same spread of popular and talkative accounts, and only
// which account is which differs. That keeps worlds alike in size.
//
// # What a world is not
//
// Followers outside the society count in the stock and never act. Ties made
// during the span appear as follows and bring no reactions: the audience is that
// of the start. Behaviours are answered one by one, each as if it were the only
// one; two of them do not tire each other's audience. A thread has no objects of its own: a reply's object is the post
// below which it stands, its owner the account answered, its parent unknown.
package world
