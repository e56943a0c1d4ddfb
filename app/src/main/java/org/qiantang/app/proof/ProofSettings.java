package org.qiantang.app.proof;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who vouches for the evidence log beside ourselves.
 *
 * @param origin the log's name for ever, such as {@code example.cn/evidence}; made of its key where none is given
 * @param stampUrl a time-stamp authority that speaks RFC 3161; where there is none our own stands in, and says so
 * @param stampRoots a PEM file with the certificates by which that authority's tokens are believed
 * @param witnesses each a key and an address, divided by a space
 * @param quorum how many witnesses a pack asks for; 0 for more than half of them
 * @param packMegabytes how large a pack may be
 */
@ConfigurationProperties("qiantang.proof")
public record ProofSettings(
        @Nullable String origin,
        @Nullable URI stampUrl,
        @Nullable Path stampRoots,
        @DefaultValue List<String> witnesses,
        @DefaultValue("0") int quorum,
        @DefaultValue("1024") int packMegabytes) {
    private static final int MOST_WITNESSES = 16;
    private static final int MOST_MEGABYTES = 3_900;

    public ProofSettings {
        witnesses = List.copyOf(witnesses);
        if ((stampUrl == null) != (stampRoots == null)) {
            throw new IllegalArgumentException(
                    "stamp-url: " + stampUrl + " stamp-roots: " + stampRoots + " (expected: both or neither)");
        }
        if (witnesses.size() > MOST_WITNESSES) {
            throw new IllegalArgumentException(
                    "witnesses: " + witnesses.size() + " (expected: " + MOST_WITNESSES + " at most)");
        }
        for (String witness : witnesses) {
            if (!witness.matches("\\S+ https?://\\S+")) {
                throw new IllegalArgumentException("witness: " + witness + " (expected: KEY URL)");
            }
        }
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("quorum: " + quorum + " (expected: 0.." + witnesses.size() + ")");
        }
        if (packMegabytes < 1 || packMegabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "pack-megabytes: " + packMegabytes + " (expected: 1.." + MOST_MEGABYTES + ")");
        }
    }

    /** How many witnesses are asked for in the end; more than half of them, so that a fork needs one that sees both sides. */
    int needed() {
        return quorum > 0 || witnesses.isEmpty() ? quorum : witnesses.size() / 2 + 1;
    }

    long packBytes() {
        return packMegabytes * 1_048_576L;
    }
}
