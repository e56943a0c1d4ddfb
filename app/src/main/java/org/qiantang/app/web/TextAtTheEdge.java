package org.qiantang.app.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Keeps texts that cannot be written down out of all values that are read from JSON. */
final class TextAtTheEdge extends SimpleModule {
    TextAtTheEdge() {
        addDeserializer(String.class, new Text());
    }

    private static final class Text extends StdScalarDeserializer<String> {
        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return String.valueOf(context.handleUnexpectedToken(String.class, parser));
            }
            String text = parser.getString();
            if (UnwritableText.isIn(text)) {
                throw new UnwritableText(parser);
            }
            return text;
        }
    }
}
