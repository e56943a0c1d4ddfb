package org.qiantang.engine.tlog.witness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiantang.engine.tlog.note.SignatureType;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.wire.Malformed;

/** What makes a policy whole: each name means one thing, each key stands once, and each member counts in one place. */
final class PolicyRules {
    /** Of logs, of witnesses and of groups; the specification asks for 32 at least. */
    private static final int MOST = 64;

    private PolicyRules() {}

    static void check(
            List<VerifierKey> logs,
            Map<String, VerifierKey> witnesses,
            Map<String, Policy.Group> groups,
            String quorum) {
        if (logs.size() > MOST || witnesses.size() > MOST || groups.size() > MOST) {
            throw new Malformed("policy", "too many logs, witnesses or groups", MOST + " of each at most");
        }
        keys(logs, SignatureType.ED25519);
        keys(List.copyOf(witnesses.values()), SignatureType.COSIGNATURE_V1);
        for (VerifierKey witness : witnesses.values()) {
            // A log that watches itself watches nothing.
            if (logs.stream().anyMatch(witness::sharesKeyWith)) {
                throw new Malformed("witness", witness.toString(), "a key that is no log's");
            }
        }

        Set<String> names = new HashSet<>(witnesses.keySet());
        Set<String> counted = new HashSet<>();
        for (Map.Entry<String, Policy.Group> group : groups.entrySet()) {
            for (String member : group.getValue().members()) {
                if (!names.contains(member) || !counted.add(member)) {
                    throw new Malformed(
                            "member of " + group.getKey(), member, "named before it, and a member of nothing else");
                }
            }
            if (!names.add(group.getKey())) {
                throw new Malformed("group", group.getKey(), "a name that nothing else has");
            }
        }
        for (String name : names) {
            if (name.equals(Policy.NONE) || !name.matches("[^\\s#][^\\s]*")) {
                throw new Malformed("name", name, "one word, not " + Policy.NONE);
            }
        }
        if (!quorum.equals(Policy.NONE) && !names.contains(quorum)) {
            throw new Malformed("quorum", quorum, "a witness or a group");
        }
    }

    private static void keys(List<VerifierKey> keys, SignatureType type) {
        var before = new ArrayList<VerifierKey>();
        for (VerifierKey key : keys) {
            // Under two names one witness would count as two.
            if (key.type() != type || before.stream().anyMatch(key::sharesKeyWith)) {
                throw new Malformed("key", key.toString(), "of type " + type + " and listed once");
            }
            before.add(key);
        }
    }
}
