package org.qiantang.app.web;

import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Keeps texts that cannot be written down out of everything that is read from JSON. */
final class TextAtTheEdge extends SimpleModule {
    TextAtTheEdge() {
        addDeserializer(String.class, new Text());
        setDeserializerModifier(new ValueDeserializerModifier() {
            @Override
            public ValueDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> usual) {
                return JsonNode.class.isAssignableFrom(bean.getBeanClass()) ? new Tree(usual) : usual;
            }
        });
    }

    private static final class Text extends StdScalarDeserializer<String> {
        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                Object read = context.handleUnexpectedToken(String.class, parser);
                return String.valueOf(read);
            }
            String text = parser.getString();
            if (UnwritableText.isIn(text)) {
                throw new UnwritableText(parser);
            }
            return text;
        }
    }

    private static final class Tree extends DelegatingDeserializer {
        Tree(ValueDeserializer<?> usual) {
            super(usual);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> usual) {
            return new Tree(usual);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            Object read = super.deserialize(parser, context);
            if (read instanceof JsonNode node) {
                check(node, parser);
            }
            return read;
        }

        private static void check(JsonNode node, JsonParser parser) {
            if (node.isString() && UnwritableText.isIn(node.asString())) {
                throw new UnwritableText(parser);
            }
            int at = 0;
            for (JsonNode part : node) {
                if (!node.isObject()) {
                    within(part, parser, node, at++);
                }
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (UnwritableText.isIn(field.getKey())) {
                    throw new UnwritableText(parser);
                }
                try {
                    check(field.getValue(), parser);
                } catch (UnwritableText unwritable) {
                    unwritable.prependPath(node, field.getKey());
                    throw unwritable;
                }
            }
        }

        private static void within(JsonNode part, JsonParser parser, JsonNode whole, int at) {
            try {
                check(part, parser);
            } catch (UnwritableText unwritable) {
                unwritable.prependPath(whole, at);
                throw unwritable;
            }
        }
    }
}
