package org.qiantang.app.host;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.Occasion;

/**
 * What the host of one show says next: the script, round and round, and between two sentences what staff typed, what
 * viewers asked, and what is due of itself.
 *
 * <p>One thread steps through it; questions, typed words, what moved and the end of the show come from others.
 */
final class Performance {
    /** What came of a step. */
    enum Step {
        /** A sentence was said, cut or left out; the next can follow at once. */
        DONE,
        /** There is nothing that could be said now. */
        IDLE,
        /** The show is over and the last word said. */
        OVER
    }

    /** The people and things that a performance needs around it. */
    record Company(
            Resolver resolver,
            Answerer answerer,
            QuestionDesk desk,
            Gate gate,
            Rooms rooms,
            LongFunction<Optional<Board>> boards,
            OnStage onStage,
            LongPredicate simulated,
            InstantSource clock) {}

    private final long showId;
    private final Company company;
    private final HostSetting setting;
    private final HostManner manner;
    private final Mouthpiece mouth;
    private final Interludes interludes;
    private final Demand demand;
    private final Calls calls;
    private final Asides asides = new Asides();
    private final NextItem nextItem;
    private final FlashChooser chooser;
    private final Telling telling;
    private final Conversation conversation;
    private int answersInARow;
    private boolean ending;
    private @Nullable String bridgeDue;
    private int bridges;

    private volatile Supplier<Phrases> phrases = () -> Phrases.WARM;
    private volatile @Nullable Script next;
    private volatile boolean closing;
    private volatile boolean returned;
    private volatile long visits = -1;

    Performance(long showId, Company company, HostSetting setting, List<Flash> planned, Mouthpiece mouth, Calls calls) {
        this.showId = showId;
        this.company = company;
        this.setting = setting;
        this.manner = HostManner.of(setting.use());
        this.mouth = mouth;
        this.calls = calls;
        this.demand = new Demand(company.clock().instant());
        this.interludes = new Interludes(
                manner, setting.label(), planned, () -> company.boards().apply(showId), company.clock());
        this.nextItem = new NextItem(showId, company, demand, interludes);
        this.chooser = new FlashChooser(showId, company, demand);
        this.telling = new Telling(
                showId, company, mouth, demand, manner.ranked() ? nextItem : Cursor.Chooser.FIRST, !manner.script());
        this.conversation = new Conversation(showId, company, mouth, telling, demand, calls);
    }

    /** Goes over to this script before the next sentence, at the item on screen if the script has it. */
    void follow(Script script) {
        next = script;
    }

    /** From now on asks at the end of each round of the script whether another one takes its turn. */
    void takeTurns(Supplier<Optional<Script>> turns) {
        telling.takeTurns(turns);
    }

    /** From now on begins the flash sales that these let her begin, each when the moment is good. */
    void mayBegin(FlashChances chances) {
        chooser.use(chances);
    }

    /** From now on says what is said again and again as these have it, each time as they stand then. */
    void speakAs(Supplier<Phrases> manner) {
        phrases = manner;
    }

    /** Lets staff say something before anything else; false if too much waits already. */
    boolean type(List<String> sentences) {
        return asides.type(sentences);
    }

    /** Hears a viewer's line, and keeps it if it is a question for the host. Takes as long as the answerer does. */
    void hear(long lineId, long personId, String words, @Nullable Long itemId) {
        conversation.hear(lineId, personId, words, itemId);
    }

    /** Somebody has ordered here, so that their questions go first. */
    void buys(long personId, Set<Long> items) {
        conversation.buys(personId);
        Instant now = company.clock().instant();
        items.forEach(item -> demand.ordered(item, now));
        if (!company.simulated().test(personId)) {
            interludes.bought(personId);
        }
    }

    /** This item is on screen from now on; null for none. Does not block. */
    void shows(@Nullable Long itemId) {
        conversation.shows(itemId);
    }

    /** Items cost something else now, or other pieces of them are left. Does not block. */
    void moved(Set<Long> items, boolean price) {
        mouth.moved(items, price);
    }

    /** So many are there, and so many have come in all. */
    void present(int viewers, long visitsSoFar) {
        demand.present(viewers, company.clock().instant());
        long before = visits;
        visits = visitsSoFar;
        if (before >= 0 && visitsSoFar > before) {
            interludes.came(visitsSoFar - before);
        }
    }

    /** A flash sale was planned; the desk will begin and end it. */
    void planned(Flash flash) {
        interludes.planned(flash);
    }

    void flashBegins(long flashId, long itemId) {
        interludes.begins(flashId);
        telling.cursor().tellAgain(itemId);
        mouth.moved(Set.of(itemId), false);
    }

    void flashOver(long flashId, long itemId) {
        interludes.over(flashId);
        mouth.moved(Set.of(itemId), false);
    }

    /** The air came back from a person. */
    void returned() {
        returned = true;
    }

    /** Goes to a line, which is said next; false if there is no such line. */
    boolean goTo(long itemId, int line) {
        boolean there = telling.cursor().moveTo(itemId, line);
        if (there) {
            mouth.cut();
        }
        return there;
    }

    /** Says the closing words after this sentence, and ends. */
    void close() {
        closing = true;
    }

    Optional<Mouthpiece.Current> current() {
        return mouth.current();
    }

    Cursor cursor() {
        return telling.cursor();
    }

    Optional<String> trouble() {
        return mouth.trouble();
    }

    /** When whatever is being done now should be over. */
    Instant due() {
        return mouth.due();
    }

    /** A step hung and was given up: what it would have said is left out. */
    void givenUp(Instant now) {
        mouth.givenUp();
        calls.ring(Calls.Why.TROUBLE, "数字人卡住，已自动恢复", now);
        leaveOut();
    }

    Calls calls() {
        return calls;
    }

    HostSetting setting() {
        return setting;
    }

    int questionsWaiting() {
        return conversation.waiting();
    }

    Instant labelled() {
        return interludes.labelled();
    }

    /** The items still to be told in this round, the next one first, with the reasons. */
    List<Ranking.Ranked> ranked() {
        return manner.ranked() ? nextItem.rank(telling.cursor().itemsToCome()) : List.of();
    }

    /** The flash sales that she may begin, with what she makes of each now; none where her use is without them. */
    List<FlashChooser.Judged> flashes() {
        return manner.flashes() ? chooser.judged() : List.of();
    }

    /** Says the next sentence, whichever that is. */
    Step step() throws InterruptedException {
        mouth.begins();
        try {
            return closing ? end() : next();
        } finally {
            mouth.ends();
        }
    }

    private Step end() throws InterruptedException {
        // Tried once: where it hangs, the show ends without it.
        if (!ending) {
            ending = true;
            sayFarewell();
        }
        return Step.OVER;
    }

    private Step next() throws InterruptedException {
        Script script = next;
        if (script != null) {
            next = null;
            telling.change(script);
        }
        if (returned) {
            returned = false;
            bridgeDue = bridgeDue == null ? ordinaryBridge() : bridgeDue;
        }
        if (!asides.hasTyped() && !asides.answers() && answersInARow < manner.answersInARow()) {
            List<Saying> answer = conversation.next();
            answersInARow += answer.isEmpty() ? 0 : 1;
            answer.forEach(asides::answer);
        }
        Optional<Saying> aside = asides.next();
        if (aside.isPresent()) {
            return aside(aside.get());
        }
        String bridge = bridgeDue;
        if (answersInARow > 0 || bridge != null) {
            // From the bridge on it is the script's turn, whoever asks now.
            answersInARow = manner.answersInARow();
        }
        if (bridge != null && telling.hasMore()) {
            return bridge(bridge);
        }
        chooseFlash();
        Optional<Interludes.Due> due = interludes.due(phrases.get());
        return due.isPresent() ? interlude(due.get()) : script();
    }

    /** Its item is on screen before a word is said of it: that it has begun is told when the desk says so. */
    private void chooseFlash() throws InterruptedException {
        if (manner.flashes()) {
            Optional<Long> begun = chooser.begin();
            mouth.requireTurn();
            if (begun.isPresent()) {
                telling.turnTo(begun.get());
            }
        }
    }

    private Step script() throws InterruptedException {
        Telling.Told told = telling.tell(saying -> say(
                saying,
                saying.occasion() == Occasion.SCRIPT && saying.itemId() != null ? Pose.PRESENTING : Pose.TALKING,
                turn()));
        Mouthpiece.Said said = told.said();
        boolean idle = said == null || said == Mouthpiece.Said.UNRECORDED;
        if (told.moved() || idle) {
            answersInARow = 0;
        }
        if (said == null) {
            bridgeDue = null;
            return idle();
        }
        if (said == Mouthpiece.Said.REPRICED || said == Mouthpiece.Said.MOVED) {
            bridgeDue = said == Mouthpiece.Said.REPRICED
                    ? phrases.get().repriced()
                    : phrases.get().restocked();
        }
        return idle ? Step.IDLE : Step.DONE;
    }

    /** Gives up what would have been said next. */
    void leaveOut() {
        Optional<Saying> aside = asides.next();
        if (aside.isPresent()) {
            asides.done(aside.get());
        } else if (!telling.cursor().isEmpty()) {
            telling.cursor().nextLine();
        }
    }

    private Step aside(Saying saying) throws InterruptedException {
        return switch (say(saying, Pose.TALKING, HostTurn.NEXT_SENTENCE)) {
            case SPOKEN -> {
                asides.done(saying);
                bridgeDue = bridgeDue == null ? ordinaryBridge() : bridgeDue;
                yield Step.DONE;
            }
            case STALE -> {
                asides.done(saying);
                yield Step.DONE;
            }
            case REFUSED -> {
                asides.done(saying);
                asides.dropAnswer();
                yield Step.DONE;
            }
            case CUT, MOVED, REPRICED -> Step.DONE;
            case UNRECORDED -> Step.IDLE;
        };
    }

    private String ordinaryBridge() {
        List<String> ways = phrases.get().bridges();
        return ways.get(bridges % ways.size());
    }

    private Step bridge(String words) throws InterruptedException {
        return switch (say(Saying.fixed(Occasion.BRIDGE, words), Pose.TALKING, HostTurn.NEXT_SENTENCE)) {
            case SPOKEN, REFUSED, STALE -> {
                bridgeDue = null;
                bridges++;
                yield Step.DONE;
            }
            case CUT, MOVED, REPRICED -> Step.DONE;
            case UNRECORDED -> Step.IDLE;
        };
    }

    private Step interlude(Interludes.Due due) throws InterruptedException {
        return switch (say(due.saying(), Pose.TALKING, turn())) {
            case SPOKEN, REFUSED, STALE -> {
                due.said().run();
                if (due.saying().occasion() == Occasion.LABEL) {
                    interludes.heard(Interludes.LABEL, company.clock().instant());
                }
                yield Step.DONE;
            }
            case CUT, MOVED, REPRICED -> Step.DONE;
            case UNRECORDED -> Step.IDLE;
        };
    }

    private Step idle() throws InterruptedException {
        Optional<Interludes.Due> due = interludes.idle(phrases.get());
        return due.isPresent() ? interlude(due.get()) : Step.IDLE;
    }

    /** A question may cut in as long as one would be answered now: the sentence after a bridge is always finished. */
    private HostTurn turn() {
        return answersInARow < manner.answersInARow() ? setting.turn() : HostTurn.NEXT_SENTENCE;
    }

    private void sayFarewell() throws InterruptedException {
        List<String> words = new ArrayList<>();
        for (ScriptLine line : telling.cursor().script().farewell()) {
            company.resolver().resolve(showId, line).map(Spoken::sentences).ifPresent(words::addAll);
        }
        for (String sentence : words.isEmpty() ? List.of(phrases.get().farewell()) : words) {
            // A show without open holds closes at once, and then its desk writes no line down any more.
            var how = new Mouthpiece.Manner(Pose.TALKING, HostTurn.NEXT_SENTENCE, manner.breath(), false);
            if (mouth.say(Saying.fixed(Occasion.FAREWELL, sentence), how, () -> {}) == Mouthpiece.Said.CUT) {
                return;
            }
        }
    }

    private Mouthpiece.Said say(Saying saying, Pose pose, HostTurn turn) throws InterruptedException {
        var how = new Mouthpiece.Manner(pose, turn, manner.breath(), true);
        Mouthpiece.Said said = mouth.say(saying, how, this::prepareNext);
        if (said == Mouthpiece.Said.SPOKEN) {
            saying.now()
                    .get()
                    .ifPresent(text -> interludes.heard(text, company.clock().instant()));
            Long itemId = saying.itemId();
            if (saying.occasion() == Occasion.FLASH && itemId != null) {
                interludes.openedAloud(itemId);
            }
        }
        return said;
    }

    private void prepareNext() {
        Saying after = asides.afterNext();
        if (after != null) {
            mouth.prepare(after.now());
        } else if (bridgeDue != null || asides.answers() || asides.hasTyped()) {
            String bridge = bridgeDue == null ? ordinaryBridge() : bridgeDue;
            mouth.prepare(() -> Optional.of(bridge));
        } else if (telling.hasMore()) {
            List<Cursor.Place> places = telling.cursor().ahead();
            mouth.prepare(() -> telling.sentenceAt(places));
        }
    }
}
