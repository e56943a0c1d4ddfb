package org.qiantang.engine.tlog.witness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignatureType;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * Whose checkpoints are believed, and how many of which witnesses must have signed them (C2SP tlog-policy).
 *
 * @param logs keys of logs; a key's name is the log's origin
 * @param witnesses keys of witnesses by the names that this policy gives them
 * @param groups by name, each made of witnesses and of groups before it
 * @param quorum the witness or group that must have signed, or {@link #NONE}
 */
public record Policy(
        List<VerifierKey> logs, Map<String, VerifierKey> witnesses, Map<String, Group> groups, String quorum) {
    /** The quorum of a policy that asks for no witness. */
    public static final String NONE = "none";

    /** So many of these witnesses and groups must have signed. */
    public record Group(int threshold, List<String> members) {
        public Group {
            members = List.copyOf(members);
            if (threshold < 1 || threshold > members.size()) {
                throw new Malformed("threshold", Integer.toString(threshold), "1 to " + members.size());
            }
        }
    }

    public Policy {
        logs = List.copyOf(logs);
        // Copies that keep their order: a group stands behind its members.
        witnesses = Collections.unmodifiableMap(new LinkedHashMap<>(witnesses));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        PolicyRules.check(logs, witnesses, groups, quorum);
    }

    /**
     * So many of these witnesses, each called by its key's name.
     *
     * @throws Malformed if two of them have one name, or the policy would be wrong otherwise
     */
    public static Policy of(List<VerifierKey> logs, int threshold, Collection<VerifierKey> witnesses) {
        var named = new LinkedHashMap<String, VerifierKey>();
        for (VerifierKey key : witnesses) {
            if (named.put(key.name(), key) != null) {
                throw new Malformed("witness", key.name(), "a name that no other has");
            }
        }
        if (threshold == 0) {
            return new Policy(logs, named, Map.of(), NONE);
        }
        var all = new Group(threshold, List.copyOf(named.keySet()));
        return new Policy(logs, named, Map.of("quorum", all), "quorum");
    }

    /**
     * Reads a policy file.
     *
     * @throws Malformed if it is not a policy file
     */
    public static Policy parse(String text) {
        return PolicyText.parse(text);
    }

    /**
     * What a policy makes of a checkpoint.
     *
     * @param logSigned whether a log of this policy has signed its own origin
     * @param broken the names in which a signature stands that is not theirs
     * @param witnessed the witnesses that signed, by their names here, and when
     * @param quorumMet whether those are enough
     */
    public record Standing(boolean logSigned, Set<String> broken, Map<String, Instant> witnessed, boolean quorumMet) {
        public Standing {
            broken = Set.copyOf(broken);
            witnessed = Map.copyOf(witnessed);
        }

        public boolean isAccepted() {
            return logSigned && broken.isEmpty() && quorumMet;
        }
    }

    /**
     * Whether this checkpoint may be believed.
     *
     * @throws Malformed if the note is no checkpoint
     */
    public Standing judge(SignedNote note) {
        String origin = Checkpoint.of(note).origin();
        var known = new ArrayList<VerifierKey>(witnesses.values());
        logs.stream().filter(log -> log.name().equals(origin)).forEach(known::add);
        SignedNote.Signers signers = note.signersAmong(known);
        var witnessed = new TreeMap<String, Instant>();
        witnesses.forEach((name, key) -> {
            Instant at = signers.times().get(key);
            if (at != null) {
                witnessed.put(name, at);
            }
        });
        boolean logSigned = signers.valid().stream().anyMatch(key -> key.type() == SignatureType.ED25519);
        Set<String> broken = signers.broken().stream().map(VerifierKey::name).collect(Collectors.toSet());
        return new Standing(logSigned, broken, witnessed, isMet(quorum, witnessed.keySet()));
    }

    /** How many witnesses must have signed at least. */
    public int needed() {
        return needed(quorum);
    }

    /**
     * Whether no two sets of witnesses without one in common are enough, each for itself. Else two histories of one log can each find
     * theirs, and none of the witnesses has seen both.
     */
    public boolean catchesForks() {
        return !isMetTwice(quorum);
    }

    /** The policy as a file; the comments of one that was read are gone. */
    @Override
    public String toString() {
        return PolicyText.write(this);
    }

    private int needed(String name) {
        Group group = groups.get(name);
        if (group == null) {
            return name.equals(NONE) ? 0 : 1;
        }
        // Each witness counts in one place only, so what the members need can be added up.
        return group.members().stream()
                .mapToInt(this::needed)
                .sorted()
                .limit(group.threshold())
                .sum();
    }

    /** Whether the witnesses can be parted in two so that both parts are enough. */
    private boolean isMetTwice(String name) {
        Group group = groups.get(name);
        if (group == null) {
            return name.equals(NONE);
        }
        // A member that can serve both parts counts for both, any other for one of them.
        long forBoth = group.members().stream().filter(this::isMetTwice).count();
        return 2L * group.threshold() <= group.members().size() + forBoth;
    }

    private boolean isMet(String name, Set<String> signed) {
        Group group = groups.get(name);
        if (group == null) {
            return name.equals(NONE) || signed.contains(name);
        }
        long members =
                group.members().stream().filter(member -> isMet(member, signed)).count();
        return members >= group.threshold();
    }
}
