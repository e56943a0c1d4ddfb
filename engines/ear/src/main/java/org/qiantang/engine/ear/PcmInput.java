package org.qiantang.engine.ear;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where FFmpeg takes a room's sound from.
 *
 * @param address as FFmpeg is given it; it may hold a stream key and is never shown
 * @param protocols what FFmpeg may open for it, so that a playlist leads nowhere else
 */
public record PcmInput(String address, String protocols, Pace pace) {
    private static final Set<String> SCHEMES = Set.of("http", "https", "rtmp", "rtmps", "rtsp", "srt");
    private static final String NETWORK = "http,https,httpproxy,tls,tcp,udp,rtp,rtsp,rtmp,rtmps,srt,crypto";
    private static final Pattern ANY_ADDRESS = Pattern.compile("\\S+://\\S+");
    private static final String HIDDEN = "(address)";

    /** How its sound comes, and what its end means. */
    public enum Pace {
        /** As it happens. It has no end: whatever ends it is a break, and it is opened again. */
        LIVE,
        /** A recording that is played as if it were live, and then is over. */
        AS_LIVE,
        /** A recording as fast as it can be read; for ears that do not mind, such as {@link TranscriptFile}. */
        AT_ONCE
    }

    public PcmInput {
        if (address.isBlank() || address.startsWith("-")) {
            throw new IllegalArgumentException("address: (not shown) (expected: one that does not begin with '-')");
        }
    }

    /** A live stream; HTTP-FLV, HLS, RTMP, RTSP or SRT. */
    public static PcmInput live(URI stream) {
        String scheme = stream.getScheme() == null ? "" : stream.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException("scheme: " + scheme + " (expected: one of "
                    + String.join(", ", SCHEMES.stream().sorted().toList()) + ")");
        }
        return new PcmInput(stream.toString(), NETWORK, Pace.LIVE);
    }

    /** A recording on this machine. */
    public static PcmInput file(Path file, Pace pace) {
        return new PcmInput("file:" + file.toAbsolutePath(), "file,crypto", pace);
    }

    /** The options that stand before FFmpeg's {@code -i}. */
    List<String> options() {
        List<String> whitelist = List.of("-protocol_whitelist", protocols);
        return switch (pace) {
            case AS_LIVE -> List.of("-protocol_whitelist", protocols, "-re");
            case LIVE, AT_ONCE -> whitelist;
        };
    }

    /**
     * What FFmpeg says, without this address or any other. A stream's key stands in the last part of its path or in its
     * query, and FFmpeg also names those alone.
     */
    String hiddenIn(String words) {
        String hidden = ANY_ADDRESS.matcher(words.replace(address, HIDDEN)).replaceAll(HIDDEN);
        int path = address.indexOf('?') < 0 ? address.length() : address.indexOf('?');
        String query = address.substring(Math.min(path + 1, address.length()));
        List<String> secrets = new ArrayList<>(List.of(query));
        for (String field : query.split("&", -1)) {
            secrets.add(field.substring(field.indexOf('=') + 1));
        }
        secrets.add(address.substring(address.lastIndexOf('/', path - 1) + 1, path));
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                // Not inside a word: a path may well end in one letter.
                hidden = hidden.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", HIDDEN);
            }
        }
        return hidden;
    }

    /** Without the address: it may hold a key. */
    @Override
    public String toString() {
        return "PcmInput[pace=" + pace + "]";
    }
}
