package org.qiantang.event;

import java.time.Instant;
import java.util.List;

/** A viewer's film of a silk scarf: taken down, objected to, left down and put back at last; and a comment below it. */
final class SampleFilms {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final long FILM = 118_000_000_000_001_101L;
    private static final long TAKEDOWN = 118_000_000_000_001_103L;
    private static final long COMMENT = 118_000_000_000_001_105L;
    private static final long MERCHANT = 118_000_000_000_000_005L;
    private static final long MAKER = 118_000_000_000_000_007L;
    private static final long VIEWER = 118_000_000_000_000_021L;
    private static final long OFFICER = 118_000_000_000_000_853L;
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private SampleFilms() {}

    static List<Event> all() {
        return List.of(
                new FilmEvent.FilmTakenDown(
                        AT,
                        FILM,
                        TAKEDOWN,
                        FilmEvent.Ground.RULE,
                        "AC-01",
                        "《广告法》第九条第三项",
                        "字幕里写了“全国最好”，请改后再申请恢复",
                        2,
                        HASH,
                        MERCHANT,
                        MAKER,
                        OFFICER),
                new FilmEvent.TakedownContested(AT, FILM, TAKEDOWN, MAKER, HASH),
                new FilmEvent.TakedownUpheld(AT, FILM, TAKEDOWN, "复核后仍有绝对化用语", OFFICER + 2),
                new FilmEvent.FilmPutBack(AT, FILM, TAKEDOWN, "已改好，恢复展示", OFFICER + 2),
                new FilmEvent.CommentHidden(AT, FILM, COMMENT, VIEWER, HASH, FilmEvent.Ground.VULGAR, "辱骂他人", OFFICER),
                new FilmEvent.CommentShownAgain(AT, FILM, COMMENT, "误判，恢复", OFFICER));
    }
}
