package org.qiantang.app.media;

/** The implicit label of what a machine made, as its file's metadata has it (GB 45438-2025, annex E). */
public final class AigcMark {
    private AigcMark() {}

    /**
     * JSON in ASCII: made by a machine, by whom, and which piece it is.
     *
     * @param piece the piece's own name, such as {@code show-7}; ASCII without quotes
     */
    public static String of(String piece) {
        return """
                {"Label":"1","ContentProducer":"qiantang","ProduceID":"%s","ReservedCode1":"",\
                "ContentPropagator":"qiantang","PropagateID":"%s","ReservedCode2":""}""".formatted(piece, piece);
    }
}
