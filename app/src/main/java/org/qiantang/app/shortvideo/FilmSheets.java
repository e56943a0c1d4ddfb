package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.takedown.FilmAct;
import org.qiantang.app.takedown.Takedown;
import org.qiantang.app.takedown.Takedowns;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.event.FilmEvent.Ground;

/** Films as officers see them: whose each is, what it says by the rules of today, and what was done about it. */
final class FilmSheets {
    private static final String BASE = "/api/officer/films/";

    private final FilmTable films;
    private final FootageTable footage;
    private final FilmStandings standings;
    private final FootageWords words;
    private final Takedowns takedowns;
    private final FilmArchive archive;
    private final People people;
    private final ReviewViews reviews;

    FilmSheets(
            FilmTable films,
            FootageTable footage,
            FilmStandings standings,
            FootageWords words,
            Takedowns takedowns,
            FilmArchive archive,
            People people,
            ReviewViews reviews) {
        this.reviews = reviews;
        this.films = films;
        this.footage = footage;
        this.standings = standings;
        this.words = words;
        this.takedowns = takedowns;
        this.archive = archive;
        this.people = people;
    }

    /**
     * A film in the officers' list.
     *
     * @param kind {@code made}, {@code clip} or {@code upload}
     * @param origin {@code pgc}, {@code pugc} or {@code ugc}
     * @param shopId the shop that shows it; null for a person's own
     * @param by who shows it: the shop's name, or the person's nickname
     * @param standing {@code shown}, {@code down}, or {@code withdrawn} by its owner
     * @param heldBack why nobody sees it although it is published: {@code facts-changed}, {@code price-changed},
     *     {@code rules-changed} or {@code gone}; null where that is not so
     * @param contested whether its owner's objection waits for a decision
     * @param waiting whether its owner asked an officer to look at it before it is published
     * @param takenDownAt when it was last taken down; null where it never was
     */
    record Row(
            String id,
            String kind,
            String origin,
            boolean ai,
            String title,
            @Nullable String shopId,
            String makerId,
            String by,
            @Nullable String productId,
            @Nullable String productTitle,
            @Nullable String showId,
            double seconds,
            String cover,
            @Nullable Instant publishedAt,
            long likes,
            long comments,
            String standing,
            @Nullable String heldBack,
            boolean contested,
            boolean waiting,
            @Nullable Instant takenDownAt) {}

    /** What a rule has found in a sentence. */
    record FoundView(
            String rule,
            String article,
            String words,
            String message,
            @Nullable String rewrite) {}

    /**
     * A sentence that the film shows or says, the title first, and last what machines heard and saw in it.
     *
     * @param kind {@code title}, {@code line}, {@code heard} or {@code seen}
     * @param fromMs since the film's beginning; null where no time is known
     * @param verdict {@code clear}, {@code needs-evidence} or {@code violates}, by the rules of today
     */
    record WordView(String kind, @Nullable Long fromMs, String text, String verdict, List<FoundView> findings) {}

    /** What somebody said about a takedown; {@code name} is a nickname. */
    record SaidView(Instant at, String personId, String name, String words) {}

    /**
     * The last takedown, for officers.
     *
     * @param videoHash SHA-256 of the file that was judged; empty where it was gone
     */
    record TakedownView(
            String takedownId,
            boolean inForce,
            Instant at,
            String officerId,
            String officerName,
            String ground,
            @Nullable String rule,
            String article,
            String words,
            int version,
            String videoHash,
            @Nullable SaidView objection,
            @Nullable SaidView upheld,
            @Nullable SaidView putBack) {}

    /**
     * All that an officer needs to decide.
     *
     * @param judged the video that was judged when it was taken down, where another lies in its place since; else null
     * @param edition of the rule book by which the words are judged
     * @param review how far machines have listened to it and looked at it; null for a film made here
     */
    record Sheet(
            Row row,
            String shape,
            int version,
            String video,
            @Nullable String subtitles,
            @Nullable String judged,
            FootageViews.@Nullable ClipView clip,
            String edition,
            List<WordView> words,
            ReviewViews.@Nullable ReviewView review,
            @Nullable TakedownView takedown) {
        Sheet {
            words = List.copyOf(words);
        }
    }

    /** Something that was done about a film; {@code byName} is a nickname. */
    record ActView(
            String place,
            Instant at,
            String kind,
            String byId,
            String byName,
            @Nullable String commentId,
            @Nullable String ground,
            String article,
            String words) {}

    /** @param hidden by an officer; null where it is not */
    record CommentView(
            String id,
            String personId,
            String nickname,
            String words,
            Instant at,
            String verdict,
            boolean hiddenByOwner,
            @Nullable HiddenView hidden) {}

    record HiddenView(Instant at, String ground, String reason, String officerName) {}

    /** The rows of a page; what the films of all of them say is asked for at once. */
    List<Row> rows(List<FilmRoll.Entry> entries) {
        Map<Long, FilmStandings.Standing> known = standings(entries);
        return entries.stream().map(entry -> row(entry, known.get(entry.id()))).toList();
    }

    /** How those stand that are published and not down. */
    private Map<Long, FilmStandings.Standing> standings(List<FilmRoll.Entry> entries) {
        Map<Boolean, List<Long>> ids = entries.stream()
                .filter(entry -> !entry.isDown() && entry.publishedAt() != null)
                .collect(Collectors.partitioningBy(
                        FilmRoll.Entry::isMade, Collectors.mapping(FilmRoll.Entry::id, Collectors.toList())));
        return standings.ofAll(
                films.all(ids.getOrDefault(true, List.of())), footage.all(ids.getOrDefault(false, List.of())));
    }

    private static Row row(FilmRoll.Entry entry, FilmStandings.@Nullable Standing known) {
        Long shop = entry.shop();
        String shopName = entry.shopName();
        FilmRoll.Down down = entry.down();
        return new Row(
                Long.toString(entry.id()),
                entry.kind().toLowerCase(Locale.ROOT),
                entry.origin().word(),
                entry.ai(),
                entry.title(),
                text(shop),
                Long.toString(entry.makerId()),
                shop == null || shopName == null ? entry.makerName() : shopName,
                text(entry.productId()),
                entry.productTitle(),
                text(entry.showId()),
                entry.seconds(),
                BASE + entry.id() + "/cover.jpg?v=" + entry.version(),
                entry.publishedAt(),
                entry.likes(),
                entry.comments(),
                entry.isDown() ? "down" : entry.publishedAt() == null ? "withdrawn" : "shown",
                known == null || known == FilmStandings.Standing.TRUE ? null : FilmViews.word(known),
                down != null && down.contested(),
                entry.waiting(),
                down == null ? null : down.at());
    }

    /** A film with all of its words; empty where it is gone meanwhile. */
    Optional<Sheet> sheet(FilmRoll.Entry entry, boolean english) {
        return films.find(entry.id())
                .flatMap(film -> made(entry, film, english))
                .or(() -> footage.find(entry.id()).flatMap(film -> filmed(entry, film, english)));
    }

    private Optional<Sheet> made(FilmRoll.Entry entry, Film film, boolean english) {
        Film.Video video = film.video();
        return Optional.ofNullable(video)
                .map(newest -> sheet(
                        entry,
                        film.plan().shape(),
                        newest.version(),
                        null,
                        null,
                        words(newest.said(), film.plan().productId(), List.of(), english),
                        null));
    }

    private Optional<Sheet> filmed(FilmRoll.Entry entry, Footage film, boolean english) {
        Footage.Video video = film.video();
        return Optional.ofNullable(video)
                .map(newest -> sheet(
                        entry,
                        newest.shape(),
                        newest.version(),
                        film.lines().isEmpty() ? null : BASE + film.id() + "/subtitles.vtt?v=" + newest.version(),
                        FootageViews.clip(film),
                        Stream.concat(
                                        words(newest.said(), film.productId(), film.lines(), english).stream(),
                                        found(film, english))
                                .toList(),
                        reviews.review(film, null)));
    }

    private Sheet sheet(
            FilmRoll.Entry entry,
            Shape shape,
            int version,
            @Nullable String subtitles,
            FootageViews.@Nullable ClipView clip,
            List<WordView> said,
            ReviewViews.@Nullable ReviewView review) {
        String files = BASE + entry.id();
        String judged = takedowns
                .held(entry.id())
                .filter(held -> archive.isJudgedOther(entry.id(), version, held.takedownId()))
                .map(held -> files + "/judged.mp4?v=" + held.takedownId())
                .orElse(null);
        return new Sheet(
                rows(List.of(entry)).getFirst(),
                shape.word(),
                version,
                files + "/film.mp4?v=" + version,
                subtitles,
                judged,
                clip,
                words.edition(),
                said,
                review,
                takedowns.newest(entry.id()).map(this::view).orElse(null));
    }

    /** Each sentence by the rules of today; the times are those of the lines that are heard, where their number fits. */
    private List<WordView> words(Film.Said said, @Nullable Long productId, List<Cue> heard, boolean english) {
        var views = new ArrayList<WordView>();
        for (int i = 0; i < said.words().size(); i++) {
            String text = said.words().get(i);
            Long about = i < said.slots().size() ? aboutOf(said.slots().get(i), productId) : productId;
            Judgement judged = words.judgement(text, i == 0, about);
            boolean timed = i > 0 && heard.size() == said.words().size() - 1;
            views.add(new WordView(
                    i == 0 ? "title" : "line",
                    timed ? (Long) heard.get(i - 1).fromMs() : null,
                    text,
                    FilmViews.word(judged.verdict()),
                    judged.standing().stream()
                            .map(found -> found(text, found, english))
                            .toList()));
        }
        return views;
    }

    private Stream<WordView> found(Footage film, boolean english) {
        Review review = film.review();
        return review == null
                ? Stream.of()
                : review.found().stream().map(one -> {
                    Judgement judged = words.judgement(one, film.productId());
                    String text = one.word().text();
                    return new WordView(
                            FilmViews.word(one.sense()),
                            one.word().fromMs(),
                            text,
                            FilmViews.word(judged.verdict()),
                            judged.standing().stream()
                                    .map(found -> found(text, found, english))
                                    .toList());
                });
    }

    private static @Nullable Long aboutOf(FilmLine line, @Nullable Long productId) {
        return line.productId() == 0 ? productId : (Long) line.productId();
    }

    private static FoundView found(String text, Finding found, boolean english) {
        int from = Math.clamp(found.from(), 0, text.length());
        int to = Math.clamp(found.to(), from, text.length());
        return new FoundView(
                found.rule(),
                found.source() + found.article(),
                text.substring(from, to),
                english ? found.messageEn() : found.message(),
                found.rewrite());
    }

    private TakedownView view(Takedown takedown) {
        Takedown.Objection objection = takedown.objection();
        return new TakedownView(
                Long.toString(takedown.takedownId()),
                takedown.isInForce(),
                takedown.at(),
                Long.toString(takedown.officerId()),
                people.nickname(takedown.officerId()),
                FilmViews.word(takedown.ground()),
                takedown.rule(),
                takedown.article(),
                takedown.words(),
                takedown.version(),
                takedown.videoHash(),
                objection == null ? null : said(objection.at(), objection.personId(), objection.words()),
                said(takedown.upheld()),
                said(takedown.lifted()));
    }

    private @Nullable SaidView said(Takedown.@Nullable Decision decision) {
        return decision == null ? null : said(decision.at(), decision.officerId(), decision.words());
    }

    private SaidView said(Instant at, long personId, String text) {
        return new SaidView(at, Long.toString(personId), people.nickname(personId), text);
    }

    ActView act(FilmAct act) {
        Ground ground = act.ground();
        return new ActView(
                Long.toString(act.place()),
                act.at(),
                FilmViews.word(act.kind()),
                Long.toString(act.by()),
                people.nickname(act.by()),
                text(act.commentId()),
                ground == null ? null : FilmViews.word(ground),
                act.article(),
                act.words());
    }

    CommentView comment(CommentTable.Kept kept) {
        Comment comment = kept.comment();
        CommentTable.Hidden hidden = kept.hidden();
        return new CommentView(
                Long.toString(comment.id()),
                Long.toString(comment.personId()),
                people.nickname(comment.personId()),
                comment.words(),
                comment.at(),
                kept.verdict(),
                kept.hiddenByOwner() != null,
                hidden == null
                        ? null
                        : new HiddenView(
                                hidden.at(),
                                FilmViews.word(Ground.valueOf(hidden.ground())),
                                hidden.reason(),
                                people.nickname(hidden.officerId())));
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : Long.toString(id);
    }
}
