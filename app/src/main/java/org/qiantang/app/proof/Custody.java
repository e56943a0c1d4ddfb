package org.qiantang.app.proof;

import java.security.SecureRandom;
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
 * The front door for all who show evidence to people: what was done with it, by whom and why, comes into the log of its room.
 *
 * <p>It is written down at once and is in the log some seconds later.
 */
public final class Custody {
    /** All accesses come from the pages of officers; an address would be a personal field. */
    private static final String DEVICE = "govern/web";

    /** What is of no room but of the whole house stands in the log under this name. */
    private static final String HOUSE = "house";

    private static final int LONGEST = 200;

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
     * Notes that somebody looked at evidence of a show.
     *
     * @param about what was looked at, such as {@code finding/7}
     * @param reason why, such as the number of a case; no names
     */
    public void looked(long showId, long personId, String about, String reason) {
        roomOf(showId).ifPresent(room -> note(room, personId, about, Access.Act.READ, reason, null));
    }

    /** Notes that somebody gave evidence of a show away, to whom stands in the reason. */
    public void handedOver(long showId, long personId, String about, String reason) {
        roomOf(showId).ifPresent(room -> note(room, personId, about, Access.Act.HAND_OVER, reason, null));
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
        Disclosure person = Disclosure.of(Leaf.PERSON, Json.of("person/" + personId), random);
        long id = ids.next();
        accesses.put(
                id, clock.instant(), room, about, new Access(act, line(reason), DEVICE), personId, person, content);
        return id;
    }

    private static String line(String reason) {
        String plain = OneLine.of(reason).strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST / 2));
    }
}
