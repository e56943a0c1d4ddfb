package org.qiantang.app.host;

import org.qiantang.engine.performance.VoiceWish;
import org.qiantang.engine.performance.music.Mixer;
import org.qiantang.engine.performance.music.Mood;
import org.qiantang.engine.performance.presenter.Look;

/** Who hosts a room when its digital host does, and to which music. */
public record Presentation(Look look, Mixer.Choice music) {
    /** As every room begins: the house's first presenter, with quiet music and effects. */
    public static final Presentation DEFAULT = new Presentation(Look.DEFAULT, new Mixer.Choice(Mood.TEA, 25, true));

    /** The house's first presenter without music. */
    static final Presentation PLAIN = new Presentation(Look.DEFAULT, Mixer.Choice.SILENT);

    /** How the look's owner wants to be heard. */
    VoiceWish voice() {
        return new VoiceWish(look.voice(), look.pace());
    }

    Presentation litAt(int hour) {
        return new Presentation(look.litAt(hour), music);
    }
}
