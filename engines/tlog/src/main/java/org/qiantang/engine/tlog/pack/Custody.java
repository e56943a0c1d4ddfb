package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;

/** The ledger of who did what with the evidence, as text: nothing but what the access leaves say. */
final class Custody {
    private static final String HEAD =
            "# 保管台账 / custody ledger: 序号 时间 行为 事由 设备 经手人承诺值 / seq, time, act, reason, device, commitment to the person\n";

    private Custody() {}

    /** @param leaves in the order of their places; those of other kinds are passed over */
    static byte[] write(Collection<Leaf> leaves) {
        var text = new StringBuilder(HEAD);
        for (Leaf leaf : leaves) {
            Access access = leaf.access();
            if (leaf.kind() == Kind.ACCESS && access != null) {
                text.append(leaf.place().session())
                        .append('#')
                        .append(leaf.place().seq())
                        .append('\t')
                        .append(leaf.span().wallEnd())
                        .append('\t')
                        .append(access.act())
                        .append('\t')
                        .append(access.reason())
                        .append('\t')
                        .append(access.device())
                        .append('\t')
                        .append(leaf.personal().get(Leaf.PERSON))
                        .append('\n');
            }
        }
        return text.toString().getBytes(UTF_8);
    }
}
