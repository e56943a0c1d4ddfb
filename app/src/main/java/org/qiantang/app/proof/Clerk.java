package org.qiantang.app.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings into the log what the journal and the ledger of accesses have and the log has not.
 *
 * <p>First the log, then the notes: after a crash between them the notes are made good from the log's own last leaves, and these
 * say which positions of the journal are in. So no entry comes in twice and none is left out. Only after a backup was played in some
 * may come in twice, rather than that one is left out.
 */
final class Clerk {
    /** How long after a show's closing the last piece of its recording may come. */
    static final Duration LINGER = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final List<Integer> SHARDS = List.of(Streams.FLOOR, Streams.OFFICE);
    private static final int PAGE = 1_000;
    private static final int STRETCHES = 200;
    private static final int MOST_NOTED_AT_ONCE = 4_096;

    private final Journal journal;
    private final EvidenceLog log;
    private final Notes notes;
    private final Scribe scribe;
    private final AccessTable accesses;
    private final AccessLeaves accessLeaves;
    private final Duration patience;
    private final InstantSource clock;
    private final ReentrantLock one = new ReentrantLock();
    private volatile @Nullable Trouble trouble;
    private final AtomicLong setBacks = new AtomicLong();
    /** The shards of which it is known since the start that the log holds what the journal does. */
    private final Set<Integer> compared = new HashSet<>();

    /**
     * A clerk.
     *
     * @param patience how long a line waits for the piece of the recording in which it is heard
     */
    Clerk(
            Journal journal,
            EvidenceLog log,
            Notes notes,
            Scribe scribe,
            AccessTable accesses,
            AccessLeaves accessLeaves,
            Duration patience,
            InstantSource clock) {
        this.journal = journal;
        this.log = log;
        this.notes = notes;
        this.scribe = scribe;
        this.accesses = accesses;
        this.accessLeaves = accessLeaves;
        this.patience = patience;
        this.clock = clock;
    }

    /** How long a line waits for the piece of the recording in which it is heard. */
    Duration patience() {
        return patience;
    }

    /** Why the log does not grow; null while it does. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    /** How often the journal was found to have been set back behind what the log holds of it. */
    long setBacks() {
        return setBacks.get();
    }

    /** One round; what goes wrong is told, and tried again in the next. Accesses come in by {@link #bringAccesses} alone. */
    void round() {
        try {
            bringUpJournal();
            trouble = null;
        } catch (RuntimeException failed) {
            if (trouble == null) {
                LOG.error("the evidence log does not grow, and is tried again", failed);
            }
            trouble = new Trouble(clock.instant(), String.valueOf(failed.getMessage()));
        }
    }

    /** Brings in all that there is now; what is there when it is called is in the log when it returns. */
    void bringUp() {
        one.lock();
        try {
            readJournal();
            readAccesses();
        } finally {
            one.unlock();
        }
    }

    /** Brings in all that the journal has now. */
    void bringUpJournal() {
        one.lock();
        try {
            readJournal();
        } finally {
            one.unlock();
        }
    }

    /**
     * Brings in what was done with evidence, unless the journal is just being brought in, which may take long. An access that is not
     * stamped in time spoils all later packs of its room, so whoever calls this has the log stamped right after it.
     *
     * @return whether anything came in
     */
    boolean bringAccesses() {
        if (!one.tryLock()) {
            return false;
        }
        try {
            makeNotesGood();
            return readAccesses();
        } finally {
            one.unlock();
        }
    }

    private void readJournal() {
        makeNotesGood();
        for (int shard : SHARDS) {
            bringUp(shard);
        }
        Instant now = clock.instant();
        var sheaf = new Sheaf(notes);
        for (Notes.Name name : notes.untoldBefore(now.minus(patience))) {
            scribe.tellWithoutPicture(sheaf.chapter(name.room(), name.session()), now.minus(patience), sheaf);
        }
        add(sheaf);
        var ends = new Sheaf(notes);
        for (Notes.Name name : notes.endingBefore(now.minus(LINGER))) {
            scribe.end(ends.chapter(name.room(), name.session()), ends, now);
        }
        add(ends);
    }

    private boolean readAccesses() {
        List<AccessTable.Waiting> waiting = accesses.waiting();
        if (waiting.isEmpty()) {
            return false;
        }
        var sheaf = new Sheaf(notes);
        for (AccessTable.Waiting access : waiting) {
            accessLeaves.write(access, sheaf, clock.instant());
        }
        add(sheaf);
        return true;
    }

    /** Reads from the log what a crash, or a database that was set back, has left unnoted. */
    private void makeNotesGood() {
        Tree tree = log.tree();
        long noted = notes.size();
        if (noted > tree.size()) {
            throw new IllegalStateException(
                    "log: " + tree.size() + " leaves (expected: at least the " + noted + " that were noted)");
        }
        while (noted < tree.size()) {
            long to = Math.min(tree.size(), noted + MOST_NOTED_AT_ONCE);
            note(noted, tree.entries(noted, to).stream().map(Leaf::parse).toList());
            noted = to;
        }
    }

    private void bringUp(int shard) {
        long head = journal.head(shard);
        long position = agreed(shard, head);
        while (position < head) {
            List<Recorded> entries = journal.read(shard, position, PAGE);
            if (entries.isEmpty()) {
                return;
            }
            var sheaf = new Sheaf(notes);
            scribe.write(entries, sheaf, clock.instant());
            add(sheaf);
            position = entries.getLast().position();
        }
    }

    /**
     * Up to where the log holds what the journal does. A journal that was set back may have grown past that place again before
     * anybody looks, so after a start what stands there is compared as well.
     */
    private long agreed(int shard, long head) {
        long position = notes.position(shard);
        if (position <= head && compared.contains(shard)) {
            return position;
        }
        long common = inCommon(shard);
        if (common >= position) {
            compared.add(shard);
            return position;
        }
        LOG.error(
                "the journal was set back: shard={} head={} in the log={} in common={}", shard, head, position, common);
        notes.setBack(shard, common);
        compared.add(shard);
        setBacks.incrementAndGet();
        return common;
    }

    /**
     * Stretches that were read together overlap, since shows interleave: what still holds of one says nothing of another that begins
     * before its end. So what was lost is told anew from where the first stretch begins that lost something, and what had not been
     * lost between comes in a second time.
     */
    private long inCommon(int shard) {
        long before = Long.MAX_VALUE;
        long held = 0;
        long lowest = Long.MAX_VALUE;
        while (true) {
            List<Noted> stretches = notes.stretches(shard, before, STRETCHES);
            for (Noted stretch : stretches) {
                before = stretch.index();
                Whence whence = stretch.whence();
                if (whence == null) {
                    continue;
                }
                if (whence.to() <= held - PAGE) {
                    // No older one was read together with the one that holds.
                    return Math.min(held, lowest);
                }
                if (whence.to() > held) {
                    if (!scribe.isAsTold(stretch)) {
                        lowest = Math.min(lowest, whence.from() - 1);
                    } else if (lowest == Long.MAX_VALUE) {
                        return whence.to();
                    } else {
                        held = whence.to();
                    }
                }
            }
            if (stretches.isEmpty()) {
                return Math.min(held, lowest);
            }
        }
    }

    private void add(Sheaf sheaf) {
        sheaf.lost().forEach(line -> notes.waitsNoLonger(line.entry()));
        if (sheaf.isEmpty()) {
            return;
        }
        var entries = new ArrayList<byte[]>();
        sheaf.leaves().forEach(leaf -> entries.add(leaf.bytes()));
        note(log.append(entries), sheaf.leaves());
    }

    private void note(long first, List<Leaf> leaves) {
        var noted = new ArrayList<Noted>();
        for (Leaf leaf : leaves) {
            noted.add(Noted.of(first + noted.size(), leaf));
        }
        notes.put(noted);
    }
}
