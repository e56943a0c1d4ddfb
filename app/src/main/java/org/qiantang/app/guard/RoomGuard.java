package org.qiantang.app.guard;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.RunUp;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.FactThen;
import org.qiantang.event.HeldAgainst;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what is said in a room against the goods that are spoken of, the item named, else the one pinned, and against what
 * the room itself knows: its clock, its crowd, its sales, and whether a machine makes the person on air.
 *
 * <p>An item has several SKUs with their own prices and pieces, and a line may speak of any of them: it stands if it is
 * true of one. The law is that of the day in China. What a person says as the host is read for its meaning too, by a
 * reader who errs too often to accuse anybody: it raises doubts, which only the show's staff and officers see, and makes doubts of what only
 * a shipped word raised and it holds lawful.
 *
 * <p>What is spoken on air is judged together with what was said on air in the minute before it, too: what the journal told
 * this process of it.
 */
public final class RoomGuard {
    private static final Logger LOG = LoggerFactory.getLogger(RoomGuard.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MOST_SHOWS = 1000;

    /** Of a longer fact, such as a list of ingredients, the beginning is kept with a finding. */
    private static final int MOST_OF_A_FACT = 200;

    private final GuardInForce guard;
    private final BiFunction<Guard, Line, Judgement> doubting;
    private final Boards boards;
    private final Wares wares;
    private final Faces faces;
    private final InstantSource clock;
    private final LastLines lastLines = new LastLines(MOST_SHOWS);
    private final Minutes minutes = new Minutes(MOST_SHOWS);

    /** @param doubting judges by a guard with a reader of the meaning beside its rules; first asked when a person speaks */
    public RoomGuard(
            GuardInForce guard,
            BiFunction<Guard, Line, Judgement> doubting,
            Boards boards,
            Wares wares,
            Faces faces,
            InstantSource clock) {
        this.guard = guard;
        this.doubting = doubting;
        this.boards = boards;
        this.wares = wares;
        this.faces = faces;
        this.clock = clock;
    }

    /** Keeps what is said on air for the lines after it, as the journal tells it. */
    public Audience listener() {
        return minutes;
    }

    /** A line that a person or a machine would speak as the host, by itself. */
    public Judgement spoken(long showId, @Nullable Long itemId, Speaker speaker, String text) {
        Long about = itemId == null ? pinned(showId) : itemId;
        return alone(guard.now(), showId, known(showId, about, text), speaker, text);
    }

    /** A line that is spoken on air now. */
    public Judgement onAir(long showId, @Nullable Long itemId, Speaker speaker, String text) {
        return onAir(showId, itemId, speaker, text, clock.instant());
    }

    /**
     * What was made of a line, and of which item it was held to speak.
     *
     * @param itemId null where it names none, and none was on screen
     */
    public record OfItem(@Nullable Long itemId, Judgement judgement) {}

    /** A line that is spoken on air now, with the item by which it was judged: its finding is that item's. */
    public OfItem onAirOfItem(long showId, @Nullable Long itemId, Speaker speaker, String text) {
        Instant now = clock.instant();
        Long about = about(showId, itemId, now);
        return new OfItem(about, onAirAbout(showId, about, speaker, text, now));
    }

    /**
     * A line that is spoken on air: judged by itself, and with what was said on air in the minute before it.
     *
     * @param itemId null where it names none: it is about what was on screen then
     * @param at when it was said, which may be a while ago
     */
    public Judgement onAir(long showId, @Nullable Long itemId, Speaker speaker, String text, Instant at) {
        return onAirAbout(showId, about(showId, itemId, at), speaker, text, at);
    }

    private Judgement onAirAbout(long showId, @Nullable Long about, Speaker speaker, String text, Instant at) {
        Guard book = guard.now();
        RunUp before = minutes.before(showId, about, speaker, text, at);
        Known known = known(showId, about, before.text() + text);
        LocalDate today = today();
        return book.goingOn(
                alone(book, showId, known, speaker, text),
                before,
                known.goods(),
                goods -> new Line(before.text(), Channel.SPEECH, speaker, today, goods, List.of(), known.room()));
    }

    /** The item that was spoken of then, or was on screen; null where none was. */
    private @Nullable Long about(long showId, @Nullable Long itemId, Instant at) {
        return itemId == null ? minutes.onScreen(showId, at, pinned(showId)) : itemId;
    }

    private @Nullable Long pinned(long showId) {
        return boards.of(showId).map(board -> board.pinned()).orElse(null);
    }

    /** @param book one for the whole line, however many SKUs it is held against */
    private Judgement alone(Guard book, long showId, Known known, Speaker speaker, String text) {
        Guard.Judged judged = mildest(book, known, text, Channel.SPEECH, speaker);
        // Of a machine's line nobody would look at a doubt, and what was only doubted is not worth silence.
        if (speaker != Speaker.HOST) {
            return judged.judgement();
        }
        Line line = judged.line();
        List<String> before = lastLines.before(showId, clock.instant());
        var inItsPlace = new Line(text, line.channel(), speaker, line.on(), line.goods(), before, line.room());
        Judgement read = doubted(showId, book, inItsPlace, judged.judgement());
        if (read.verdict() == Verdict.CLEAR) {
            lastLines.heard(showId, clock.instant(), text);
        }
        return read;
    }

    /** A reader that officers brought may fail on a line: the show goes on by the rules alone. */
    private Judgement doubted(long showId, Guard book, Line line, Judgement byRules) {
        try {
            return doubting.apply(book, line);
        } catch (RuntimeException trouble) {
            LOG.error("the reader of the meaning fails, the rules alone judge a line: show={}", showId, trouble);
            return byRules;
        }
    }

    /** A text that was shown in the picture while a person had the air, from that moment on. */
    public Judgement shown(long showId, @Nullable Long itemId, String text, Instant at) {
        Long about = about(showId, itemId, at);
        return mildest(guard.now(), known(showId, about, text), text, Channel.SCREEN, Speaker.STAFF)
                .judgement();
    }

    /** A line that a viewer, or one of the room's staff, types. */
    public Judgement typed(long showId, Speaker speaker, String text) {
        return mildest(guard.now(), known(showId, pinned(showId), text), text, Channel.CHAT, speaker)
                .judgement();
    }

    /** The findings that stand, as the journal keeps them. */
    public static List<FoundInLine> found(Judgement judgement) {
        return judgement.standing().stream().map(RoomGuard::found).toList();
    }

    /** Those for which a line is held back: what only needs evidence would not have held it. */
    public static List<FoundInLine> violating(Judgement judgement) {
        return judgement.standing().stream()
                .filter(finding -> finding.verdict() == Verdict.VIOLATES)
                .map(RoomGuard::found)
                .toList();
    }

    /** The verdict as the journal keeps it. */
    public static String verdict(Judgement judgement) {
        return judgement.verdict().name().toLowerCase(Locale.ROOT);
    }

    private Guard.Judged mildest(Guard book, Known known, String text, Channel channel, Speaker speaker) {
        LocalDate today = today();
        return book.mildest(
                known.goods(), goods -> new Line(text, channel, speaker, today, goods, List.of(), known.room()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    /** The goods that may be meant, one for each price and number of pieces, and what the room knows of itself. */
    private record Known(List<Goods> goods, Map<String, String> room) {}

    /** @param about the item that is spoken of; null where none is */
    private Known known(long showId, @Nullable Long about, String text) {
        Instant now = clock.instant();
        Optional<Board> board = boards.of(showId);
        Optional<Board.Item> item = board.flatMap(one -> about == null ? Optional.empty() : one.item(about));
        Optional<Product> product = item.flatMap(one -> wares.product(one.productId()));
        Map<String, String> room = board.map(one -> RoomFacts.of(
                        one,
                        faces.of(one.planned().roomId()),
                        item.orElse(null),
                        product.orElse(null),
                        text,
                        wares,
                        now))
                .orElse(Map.of());
        if (item.isEmpty() || product.isEmpty()) {
            return new Known(List.of(), room);
        }
        Map<Long, Long> bases = wares.basesInShow(showId, item.get().skus(), now);
        var goods = new ArrayList<Goods>();
        for (Board.Sku sku : item.get().skus()) {
            Long base = bases.get(sku.skuId());
            goods.add(goods(product.get(), item.get().left(), sku, base));
            goods.add(goods(product.get(), sku.left(), sku, base));
        }
        return new Known(goods.stream().distinct().toList(), room);
    }

    private static Goods goods(Product product, long left, Board.Sku sku, @Nullable Long base) {
        return new Goods(
                product.legalCategory().judgedAs(),
                product.textByLabel(),
                left,
                sku.price().minor(),
                base);
    }

    static FoundInLine found(Finding finding) {
        Double doubt = finding.doubt();
        return new FoundInLine(
                finding.rule(),
                finding.category(),
                finding.source() + finding.article(),
                finding.from(),
                finding.to(),
                finding.severity().name(),
                finding.action().name(),
                finding.message(),
                finding.rewrite(),
                doubt == null ? null : (int) (100 * doubt),
                finding.earlier().isEmpty() ? null : earlier(finding),
                finding.verdict().name().toLowerCase(Locale.ROOT),
                against(finding));
    }

    /** Null where no fact and no exemption had a say: an event says nothing of what was not looked at. */
    private static @Nullable HeldAgainst against(Finding finding) {
        List<FactThen> used = finding.factsUsed().stream()
                .map(name -> new FactThen(name, beginning(finding.factValues().get(name))))
                .toList();
        String exemption = finding.consideredExemption();
        return used.isEmpty() && finding.factsMissing().isEmpty() && exemption == null
                ? null
                : new HeldAgainst(used, finding.factsMissing(), exemption);
    }

    /** Not up to the middle of a character. */
    private static @Nullable String beginning(@Nullable String fact) {
        if (fact == null || fact.length() <= MOST_OF_A_FACT) {
            return fact;
        }
        int end = MOST_OF_A_FACT - 1;
        return fact.substring(0, Character.isHighSurrogate(fact.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static List<SaidEarlier> earlier(Finding finding) {
        return finding.earlier().stream()
                .map(part -> new SaidEarlier(part.line(), part.from(), part.to(), part.words(), part.begins()))
                .toList();
    }
}
