package org.qiantang.app.host;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.event.ShowEvent.HostKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the host of one show says next: the script, round and round, and between two sentences what staff typed and what
 * viewers asked.
 *
 * <p>One thread steps through it; questions, typed words and the end of the show come from others.
 */
final class Performance {
    static final int MOST_ANSWERS_IN_A_ROW = 2;
    static final int MOST_TYPED = 20;
    static final String BRIDGE = "好，我们接着说。";
    static final String FAREWELL = "今天的直播就到这里，谢谢大家。";

    private static final Logger LOG = LoggerFactory.getLogger(Performance.class);
    private static final long RECEIPT_SECONDS = 2;

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
            Gate gate,
            Rooms rooms,
            LongFunction<Optional<Board>> boards,
            OnStage onStage,
            InstantSource clock) {}

    /** The sentence now being said. */
    record Current(String text, @Nullable Long itemId) {}

    private enum Said {
        SPOKEN,
        CUT,
        REFUSED,
        /** The desk did not write it down, so it was not said. */
        UNRECORDED
    }

    /** A sentence of an answer, or typed by staff. */
    private record Aside(String text, @Nullable Long itemId) {}

    private final long showId;
    private final Company company;
    private final Voice voice;
    private final Presenter presenter;
    private final Questions questions = new Questions();
    private final Set<Long> buyers = ConcurrentHashMap.newKeySet();
    private final Queue<String> typed = new ConcurrentLinkedQueue<>();
    private final Deque<Aside> answer = new ArrayDeque<>();
    private final Set<Long> soldOutSaid = new HashSet<>();
    private int answersInARow;
    private boolean bridgeDue;
    private boolean cursorMoved;
    private long pinnedVisit = -1;

    private volatile @Nullable Script next;
    private volatile boolean closing;
    private volatile @Nullable Current current;
    // Read by others for what became of the lines; written by the stepping thread alone.
    private volatile Cursor cursor = new Cursor(Script.EMPTY);

    Performance(long showId, Company company, Voice voice, Presenter presenter) {
        this.showId = showId;
        this.company = company;
        this.voice = voice;
        this.presenter = presenter;
    }

    /** Goes over to this script before the next sentence, at the item on screen if the script has it. */
    void follow(Script script) {
        next = script;
    }

    /** Lets staff say something before anything else; false if too much waits already. */
    boolean type(List<String> sentences) {
        if (typed.size() + sentences.size() > MOST_TYPED) {
            return false;
        }
        typed.addAll(sentences);
        return true;
    }

    /** Hears a viewer's line, and keeps it if it is a question for the host. Takes as long as the answerer does. */
    void hear(long personId, String words, @Nullable Long itemId) {
        Long about = itemId != null ? itemId : pinned();
        company.answerer()
                .answer(showId, about, words)
                .filter(found -> company.gate()
                        .judge(showId, found.itemId(), found.text())
                        .allowed())
                .ifPresent(found -> questions.ask(
                        personId,
                        buyers.contains(personId),
                        words,
                        found.itemId() != null ? found.itemId() : itemId,
                        company.clock().instant()));
    }

    /** Somebody has bought here, so that their questions go first. */
    void buys(long personId) {
        buyers.add(personId);
    }

    /** Says the closing words after this sentence, and ends. */
    void close() {
        closing = true;
    }

    Optional<Current> current() {
        return Optional.ofNullable(current);
    }

    Cursor cursor() {
        return cursor;
    }

    Optional<String> trouble() {
        return voice.trouble();
    }

    /** Says the next sentence, whichever that is. */
    Step step() throws InterruptedException {
        if (closing) {
            sayFarewell();
            return Step.OVER;
        }
        changeScript();
        String words = typed.peek();
        if (words != null) {
            return aside(words, null, typed::remove);
        }
        if (answer.isEmpty() && answersInARow < MOST_ANSWERS_IN_A_ROW) {
            takeQuestion();
        }
        Aside reply = answer.peek();
        if (reply != null) {
            return aside(reply.text(), reply.itemId(), answer::remove);
        }
        // From the bridge on it is the script's turn, whoever asks now.
        answersInARow = MOST_ANSWERS_IN_A_ROW;
        if (bridgeDue && !cursor.isEmpty()) {
            return bridge();
        }
        Step step = followScript();
        if (cursorMoved || step == Step.IDLE) {
            cursorMoved = false;
            answersInARow = 0;
        }
        return step;
    }

    /** Gives up what would have been said next. */
    void leaveOut() {
        if (typed.poll() == null && answer.poll() == null && !cursor.isEmpty()) {
            cursor.nextLine();
        }
    }

    private void changeScript() {
        Script script = next;
        if (script != null) {
            next = null;
            Cursor begun = new Cursor(script);
            Long onScreen = pinned();
            if (onScreen != null && !cursor.isEmpty()) {
                begun.moveTo(onScreen);
            }
            cursor = begun;
            pinnedVisit = -1;
        }
    }

    private void takeQuestion() {
        Long pinned = pinned();
        questions.next(pinned, company.clock().instant()).ifPresent(question -> {
            Long about = question.itemId() != null ? question.itemId() : pinned;
            // Asked again: what was true when the question came may have changed since.
            company.answerer().answer(showId, about, question.text()).ifPresent(found -> {
                answersInARow++;
                String text =
                        question.askers() > 1 ? "有" + question.askers() + "位朋友问到这个，" + found.text() : found.text();
                Spoken.sentences(text).forEach(sentence -> answer.add(new Aside(sentence, found.itemId())));
            });
        });
    }

    private Step aside(String text, @Nullable Long itemId, Runnable taken) throws InterruptedException {
        return switch (say(text, itemId, Pose.TALKING, true)) {
            case SPOKEN -> {
                taken.run();
                bridgeDue = true;
                yield Step.DONE;
            }
            case REFUSED -> {
                taken.run();
                // The rest of an answer would hang in the air.
                answer.clear();
                yield Step.DONE;
            }
            case CUT -> Step.DONE;
            case UNRECORDED -> Step.IDLE;
        };
    }

    private Step bridge() throws InterruptedException {
        return switch (say(BRIDGE, null, Pose.TALKING, true)) {
            case SPOKEN, REFUSED -> {
                bridgeDue = false;
                yield Step.DONE;
            }
            case CUT -> Step.DONE;
            case UNRECORDED -> Step.IDLE;
        };
    }

    private Step sayThatItIsSoldOut(Board.Item item) throws InterruptedException {
        String words = item.title() + "已经抢完了，我们看下一款。";
        return switch (say(words, item.itemId(), Pose.TALKING, true)) {
            case SPOKEN, REFUSED -> {
                soldOutSaid.add(item.itemId());
                yield Step.DONE;
            }
            case CUT -> Step.DONE;
            case UNRECORDED -> Step.IDLE;
        };
    }

    private Step followScript() throws InterruptedException {
        for (int tried = 0; tried <= 2 * cursor.lines(); tried++) {
            if (cursor.isEmpty()) {
                return Step.IDLE;
            }
            long itemId = cursor.segment().itemId();
            if (itemId != Segment.NO_ITEM) {
                Optional<Board.Item> item = company.boards().apply(showId).flatMap(board -> board.item(itemId));
                if (item.isEmpty() || item.get().left() <= 0) {
                    cursor.skipSegment();
                    cursorMoved = true;
                    if (item.isPresent() && !soldOutSaid.contains(itemId)) {
                        return sayThatItIsSoldOut(item.get());
                    }
                    continue;
                }
                soldOutSaid.remove(itemId);
                pin(itemId);
            }
            Optional<String> sentence = nextSentence();
            if (sentence.isPresent()) {
                return scriptSentence(sentence.get(), itemId == Segment.NO_ITEM ? null : itemId);
            }
        }
        return Step.IDLE;
    }

    /** The script's next sentence as it is true now; empty if a line was left or left out instead. */
    private Optional<String> nextSentence() {
        Optional<String> text = company.resolver().resolve(showId, cursor.line());
        if (text.isEmpty()) {
            cursor.mark(LineState.STALE);
            cursor.nextLine();
            return Optional.empty();
        }
        List<String> sentences = Spoken.sentences(text.get());
        if (cursor.sentence() >= sentences.size()) {
            cursor.mark(LineState.SPOKEN);
            cursor.nextLine();
            return Optional.empty();
        }
        if (cursor.sentence() == 0 && !passes(text.get())) {
            cursor.mark(LineState.REFUSED);
            cursor.nextLine();
            return Optional.empty();
        }
        return Optional.of(sentences.get(cursor.sentence()));
    }

    private boolean passes(String line) {
        Long itemId = cursor.segment().itemId() == Segment.NO_ITEM
                ? null
                : cursor.segment().itemId();
        Passed passed = company.gate().judge(showId, itemId, line);
        if (!passed.allowed()) {
            refused(line, itemId, passed);
        }
        return passed.allowed();
    }

    private Step scriptSentence(String text, @Nullable Long itemId) throws InterruptedException {
        cursor.mark(LineState.SPEAKING);
        return switch (say(text, itemId, itemId == null ? Pose.TALKING : Pose.PRESENTING, true)) {
            case SPOKEN -> {
                cursor.nextSentence();
                cursorMoved = true;
                yield Step.DONE;
            }
            case REFUSED -> {
                cursor.mark(LineState.REFUSED);
                cursor.nextLine();
                yield Step.DONE;
            }
            case CUT -> Step.DONE;
            case UNRECORDED -> Step.IDLE;
        };
    }

    private void pin(long itemId) throws InterruptedException {
        if (pinnedVisit == cursor.visit()) {
            return;
        }
        pinnedVisit = cursor.visit();
        Long onScreen = pinned();
        if (onScreen == null || onScreen != itemId) {
            ask(new RoomRequest.Pin(itemId));
        }
    }

    private void sayFarewell() throws InterruptedException {
        List<String> words = new ArrayList<>();
        for (ScriptLine line : cursor.script().farewell()) {
            company.resolver().resolve(showId, line).map(Spoken::sentences).ifPresent(words::addAll);
        }
        for (String sentence : words.isEmpty() ? List.of(FAREWELL) : words) {
            // A show without open holds closes at once, and then its desk writes no line down any more.
            if (say(sentence, null, Pose.TALKING, false) == Said.CUT) {
                return;
            }
        }
    }

    private Said say(String text, @Nullable Long itemId, Pose pose, boolean recorded) throws InterruptedException {
        Passed passed = company.gate().judge(showId, itemId, text);
        if (!passed.allowed()) {
            refused(text, itemId, passed);
            return Said.REFUSED;
        }
        Speech speech = voice.speech(text);
        var line = new RoomRequest.HostLine(
                HostKind.DIGITAL, itemId, text, passed.verdict(), passed.findings(), false, passed.judgedBy(), null);
        if (!ask(line) && recorded) {
            return Said.UNRECORDED;
        }
        current = new Current(text, itemId);
        company.onStage().speaking(showId, text, itemId);
        prepareNext();
        try {
            return presenter.say(speech, pose) ? Said.SPOKEN : Said.CUT;
        } finally {
            current = null;
        }
    }

    private void prepareNext() {
        String words = typed.stream().skip(1).findFirst().orElse(null);
        Aside reply = answer.stream().skip(1).findFirst().orElse(null);
        if (words != null || reply != null) {
            String known = words != null ? words : reply == null ? "" : reply.text();
            voice.prepare(() -> Optional.of(known));
        } else if (bridgeDue || !answer.isEmpty() || !typed.isEmpty()) {
            voice.prepare(() -> Optional.of(BRIDGE));
        } else if (!cursor.isEmpty()) {
            List<Cursor.Place> places = cursor.ahead();
            voice.prepare(() -> sentenceAt(places));
        }
    }

    private Optional<String> sentenceAt(List<Cursor.Place> places) {
        for (Cursor.Place place : places) {
            List<String> sentences = company.resolver()
                    .resolve(showId, place.line())
                    .map(Spoken::sentences)
                    .orElse(List.of());
            if (place.sentence() < sentences.size()) {
                return Optional.of(sentences.get(place.sentence()));
            }
        }
        return Optional.empty();
    }

    /** True if the desk has written it down. */
    private boolean ask(RoomRequest request) throws InterruptedException {
        try {
            return switch (company.rooms().ask(showId, request).get(RECEIPT_SECONDS, TimeUnit.SECONDS)) {
                case Receipt.Done _, Receipt.Held _ -> true;
                case Receipt.Refused(Refusal refusal) -> {
                    LOG.info("the desk refused the host: show={} refusal={}", showId, refusal);
                    yield false;
                }
            };
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn("the desk did not answer the host: show={}", showId, failed);
            return false;
        }
    }

    private void refused(String text, @Nullable Long itemId, Passed passed) {
        LOG.info("a line was dropped: show={} verdict={} findings={}", showId, passed.verdict(), passed.findings());
        company.onStage().finding(showId, text, itemId, passed.verdict(), passed.findings());
    }

    private @Nullable Long pinned() {
        return company.boards().apply(showId).map(Board::pinned).orElse(null);
    }
}
