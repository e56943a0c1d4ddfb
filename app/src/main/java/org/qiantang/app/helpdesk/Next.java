package org.qiantang.app.helpdesk;

import org.qiantang.event.HelpdeskEvent.Mode;

/** What is to become of a drafted answer. */
enum Next {
    /** It leaves by itself. */
    SAY,
    /** Staff see it and decide. */
    SUGGEST,
    /** People are asked, and the viewer is told so. */
    HAND_OVER,
    /** Nothing. */
    LEAVE;

    /**
     * A machine speaks alone only what stands on facts that were all found and what the guard finds clear; in a quarrel it
     * does not speak at all.
     */
    static Next of(Setting setting, Draft draft, boolean quiet) {
        return switch (setting.mode()) {
            case OFF -> LEAVE;
            case SUGGEST -> SUGGEST;
            case ALONE -> quiet || !draft.judged().clear() ? SUGGEST : alone(setting, draft);
        };
    }

    private static Next alone(Setting setting, Draft draft) {
        return switch (draft.kind()) {
            case HAND_OVER -> HAND_OVER;
            case TOLD, ASK_BACK, DECLINED -> draft.grounded() && draft.sureness() >= setting.sureness() ? SAY : SUGGEST;
        };
    }

    static boolean hears(Mode mode) {
        return switch (mode) {
            case OFF -> false;
            case SUGGEST, ALONE -> true;
        };
    }
}
