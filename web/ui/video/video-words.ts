/** What the picture says, in the language of its page. */
export type VideoWords = { label: string; waiting: string; weak: string; play: string; sound: string; mute: string }
