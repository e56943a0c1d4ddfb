package org.qiantang.app.proof;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Disclosure;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.OneLine;
import org.qiantang.event.Ids;

/**
 * What was done with evidence, by whom and why, comes into the log of its room.
 *
 * <p>It is written down at once and is in the log some seconds later.
 */
public final class Custody {
    /** All accesses come from the pages of officers; an address would be a personal field. */
    private static final String DEVICE = "govern/web";

    /** What is of no room but of the whole house stands in the log under this name. */
    private static final String HOUSE = "house";

    private static final int LONGEST = 200;

    /** Who comes back to the same within this time has looked once. */
    private static final Duration ANEW = Duration.ofHours(1);

    private final AccessTable accesses;
    private final RoomOfShow rooms;
    private final Ids ids;
    private final InstantSource clock;
    private final SecureRandom random;

    Custody(AccessTable accesses, RoomOfShow rooms, Ids ids, InstantSource clock, SecureRandom random) {
        this.accesses = accesses;
        this.rooms = rooms;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /** The name in the log of a room. */
    static String room(long roomId) {
        return "room/" + roomId;
    }

    /**
     * Notes that somebody looked at evidence of a show, unless a look of the same person at the same was noted within the hour before.
     *
     * @param about what was looked at, such as {@code show/7 line/9}
     * @param reason why, such as the number of a case; no names
     */
    void looked(long showId, long personId, String about, String reason, Instant at) {
        if (accesses.hasLooked(personId, about, at.minus(ANEW))) {
            return;
        }
        roomOf(showId).ifPresent(room -> note(room, personId, about, Access.Act.READ, reason, null, at));
    }

    /**
     * Notes in the same way that somebody looked at evidence that belongs to no room.
     *
     * @param about what was looked at, such as {@code film/7 report/9}
     */
    void lookedAtHouse(long personId, String about, String reason, Instant at) {
        if (!accesses.hasLooked(personId, about, at.minus(ANEW))) {
            note(HOUSE, personId, about, Access.Act.READ, reason, null, at);
        }
    }

    /**
     * Notes that somebody took along records of more than one room.
     *
     * @param sha256 of the file, in hexadecimal
     */
    public void exported(long personId, String about, String reason, String sha256, long bytes) {
        note(HOUSE, personId, about, Access.Act.EXPORT, reason, new Content(Hash.fromHex(sha256), bytes, null));
    }

    /**
     * Forgets who a person is that had to do with evidence. All proofs go on holding; the leaves say no more than that there was
     * somebody.
     *
     * @return of how many accesses
     */
    public int erase(long personId) {
        return accesses.erase(personId);
    }

    /** The room of a show by its name in the log; empty where there is no such show. */
    Optional<String> roomOf(long showId) {
        return rooms.roomOf(showId).map(Custody::room);
    }

    /** Notes what was done; the number of the note. */
    long note(String room, long personId, String about, Access.Act act, String reason, @Nullable Content content) {
        return note(room, personId, about, act, reason, content, clock.instant());
    }

    private long note(
            String room,
            long personId,
            String about,
            Access.Act act,
            String reason,
            @Nullable Content content,
            Instant at) {
        Disclosure person = Disclosure.of(Leaf.PERSON, Json.of("person/" + personId), random);
        long id = ids.next();
        accesses.put(id, at, room, about, new Access(act, line(reason), DEVICE), personId, person, content);
        return id;
    }

    private static String line(String reason) {
        String plain = OneLine.of(reason).strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST / 2));
    }
}
