package org.qiantang.app.media;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The implicit label of what a machine made, as its file's metadata has it (GB 45438-2025, annex E): one for recordings,
 * films, sounds, pictures and documents.
 *
 * @param provider whose service made it and passes it on: the operator's code as a provider, or a name in ASCII; the
 *     house's own name where the operator has settled none
 */
@ConfigurationProperties("qiantang.aigc")
public record AigcMark(@DefaultValue("qiantang") String provider) {
    /** A longer one has no room in a piece of a recording, whose mark has 252 signs at most (EN 300 468, 6.2.33). */
    private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,34}[A-Za-z0-9])?");

    /** With the house's own name. */
    public static final AigcMark HOUSE = new AigcMark("qiantang");

    public AigcMark {
        if (!PROVIDER.matcher(provider).matches()) {
            throw new IllegalArgumentException("provider: " + provider
                    + " (expected: 1 to 36 letters and figures in ASCII, with . _ - and blanks)");
        }
    }

    /**
     * JSON in ASCII: made by a machine, by whom, and which piece it is.
     *
     * @param piece the piece's own name, such as {@code show-7}; ASCII without quotes
     */
    public String of(String piece) {
        return """
                {"Label":"1","ContentProducer":"%s","ProduceID":"%s","ReservedCode1":"",\
                "ContentPropagator":"%s","PropagateID":"%s","ReservedCode2":""}""".formatted(provider, piece, provider, piece);
    }
}
