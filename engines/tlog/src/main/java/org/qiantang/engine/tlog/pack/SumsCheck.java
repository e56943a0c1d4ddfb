package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.util.Map;
import org.qiantang.engine.tlog.merkle.Hash;

/** Whether the pack holds what its list says: nothing more, nothing less, nothing else. */
final class SumsCheck {
    private SumsCheck() {}

    static void run(Inspection pack) throws IOException {
        Map<String, Hash> sums = pack.read(Layout.SUMS, Sums::parse);
        if (sums == null) {
            return;
        }
        for (String name : pack.names()) {
            Layout.Named named = Layout.of(name);
            if (named == null || !named.role().isListed()) {
                continue;
            }
            Hash listed = sums.get(name);
            if (listed == null) {
                pack.findings().fault(name, Reason.NOT_LISTED);
            } else if (!listed.equals(pack.sha256(name))) {
                pack.findings().fault(name, Reason.CHANGED);
            } else if (named.role() == Layout.Role.TEXT) {
                pack.findings().pass(name, Reason.LISTED);
            }
        }
        for (String name : sums.keySet()) {
            if (!pack.has(name)) {
                pack.findings().fault(name, Reason.MISSING);
            }
        }
    }
}
