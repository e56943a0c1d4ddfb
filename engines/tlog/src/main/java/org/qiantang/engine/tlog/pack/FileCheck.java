package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Disclosure;
import org.qiantang.engine.tlog.wire.Utf8;

/** Whether files and personal fields are those that the leaves name. What hangs on a leaf that fails fails with it. */
final class FileCheck {
    private final Inspection pack;
    private final Findings findings;
    private final Map<Long, PackedLeaf> leaves;

    private FileCheck(Inspection pack, Map<Long, PackedLeaf> leaves) {
        this.pack = pack;
        this.findings = pack.findings();
        this.leaves = leaves;
    }

    static void run(Inspection pack, Map<Long, PackedLeaf> leaves) throws IOException {
        var check = new FileCheck(pack, leaves);
        check.files();
        check.disclosures();
        check.seal();
    }

    private void files() throws IOException {
        Set<Long> lacking = new HashSet<>();
        for (PackedLeaf leaf : leaves.values()) {
            if (leaf.leaf().content() != null && !leaf.path().equals(Layout.SEAL_LEAF)) {
                lacking.add(leaf.index());
            }
        }
        for (Map.Entry<String, Layout.Named> file : pack.of(Layout.Role.FILE).entrySet()) {
            long index = file.getValue().number();
            PackedLeaf leaf = leafOf(file.getKey(), index);
            if (leaf == null) {
                continue;
            }
            lacking.remove(index);
            judge(file.getKey(), leaf.leaf().content());
            findings.inherit(file.getKey(), leaf.path());
            findings.pass(file.getKey(), Reason.FILE_FITS, index);
        }
        absences(lacking);
    }

    /** What is not given must be named as such, and what is so named must not be given. */
    private void absences(Set<Long> lacking) throws IOException {
        SortedMap<Long, Absence> told = pack.has(Layout.ABSENCES) ? pack.read(Layout.ABSENCES, Absences::parse) : null;
        SortedMap<Long, Absence> absences = told == null ? Collections.emptySortedMap() : told;
        for (PackedLeaf leaf : leaves.values()) {
            Absence why = absences.get(leaf.index());
            if (!lacking.contains(leaf.index())) {
                continue;
            }
            if (why == null) {
                findings.fault(leaf.path(), Reason.FILE_MISSING);
            } else {
                String path = Layout.fileNotGiven(leaf.index());
                findings.inherit(path, leaf.path());
                findings.note(path, reason(why), leaf.index());
            }
        }
        for (long index : absences.keySet()) {
            if (!lacking.contains(index)) {
                findings.fault(Layout.ABSENCES, Reason.ABSENCE_DIFFERS, index);
            }
        }
        if (told != null) {
            findings.pass(Layout.ABSENCES, Reason.ABSENCES_LISTED, told.size());
        }
    }

    private static Reason reason(Absence why) {
        return switch (why) {
            case ERASED -> Reason.ERASED;
            case PAST_RETENTION -> Reason.PAST_RETENTION;
            case WITHHELD -> Reason.WITHHELD;
        };
    }

    private void judge(String path, @Nullable Content content) {
        if (content == null || !content.sha256().equals(pack.sha256(path)) || content.size() != pack.size(path)) {
            findings.fault(path, Reason.FILE_DIFFERS);
        }
    }

    private void disclosures() throws IOException {
        for (Map.Entry<String, Layout.Named> file :
                pack.of(Layout.Role.DISCLOSURE).entrySet()) {
            String path = file.getKey();
            PackedLeaf leaf = leafOf(path, file.getValue().number());
            Disclosure field = pack.read(path, bytes -> Disclosure.parse(Utf8.read("disclosure", bytes)));
            if (leaf == null || field == null) {
                continue;
            }
            if (!leaf.leaf().bears(field)) {
                findings.fault(path, Reason.DISCLOSURE_DIFFERS);
            }
            findings.inherit(path, leaf.path());
            findings.pass(path, Reason.DISCLOSURE_FITS, field.name());
        }
    }

    /** The seal's leaf says that the list of all files, which it names as its content, was exported. */
    private void seal() {
        for (PackedLeaf leaf : leaves.values()) {
            if (leaf.path().equals(Layout.SEAL_LEAF) && pack.has(Layout.SUMS)) {
                Content content = leaf.leaf().content();
                Access access = leaf.leaf().access();
                if (access == null
                        || access.act() != Access.Act.EXPORT
                        || content == null
                        || !content.sha256().equals(pack.sha256(Layout.SUMS))
                        || content.size() != pack.size(Layout.SUMS)) {
                    findings.fault(Layout.SUMS, Reason.SEAL_DIFFERS);
                }
                findings.inherit(Layout.SUMS, leaf.path());
                findings.pass(Layout.SUMS, Reason.SUMS_SEALED);
                return;
            }
        }
        findings.fault(Layout.SUMS, Reason.SEAL_DIFFERS);
    }

    private @Nullable PackedLeaf leafOf(String path, long index) {
        PackedLeaf leaf = leaves.get(index);
        if (leaf == null || leaf.path().equals(Layout.SEAL_LEAF)) {
            findings.fault(path, Reason.LEAF_MISSING);
            return null;
        }
        return leaf;
    }
}
