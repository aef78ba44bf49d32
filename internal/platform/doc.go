// Package platform holds the rules of the platform that no score enters, as Klout
// had them in 2011:
//
//   - lists: whoever is put on a list by somebody else gets a notification, which
//     is the key to it. Who keeps the notification keeps access, who deletes it
//     loses access until they find the list by hand. Members see the list's name.
//   - +K: five a day to give, the same person and topic once in 7 days, with a
//     notification for who receives it.
//   - perks: offered by topic, displayed score and place.
//
// Everything is a function of the events on one account's work, in their order;
// nothing is remembered between calls.
package platform
