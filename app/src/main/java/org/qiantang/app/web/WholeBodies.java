package org.qiantang.app.web;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.JsonNode;

/**
 * Looks at each body before its endpoint does: what must be there is there, no list has nothing in one of its places, and
 * all texts can be written down.
 */
@RestControllerAdvice
class WholeBodies extends RequestBodyAdviceAdapter {
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        look(body, "");
        return body;
    }

    private static void look(@Nullable Object value, String path) {
        switch (value) {
            case Record one -> lookAtRecord(one, path);
            case JsonNode node -> lookAtNode(node, path);
            case Collection<?> list -> lookAtParts(list, path);
            case Map<?, ?> map -> map.forEach((name, part) -> look(part, under(path, String.valueOf(name))));
            case null, default -> {}
        }
    }

    /** Also where an endpoint would bear it: null in a list says nothing, and is a slip of whoever sent it. */
    private static void lookAtParts(Collection<?> list, String path) {
        int at = 0;
        for (Object part : list) {
            String here = path + "[" + at + "]";
            if (part == null) {
                throw Misuse.missing(here);
            }
            look(part, here);
            at++;
        }
    }

    private static void lookAtRecord(Record whole, String path) {
        if (!whole.getClass().getName().startsWith("org.qiantang.")) {
            return;
        }
        for (RecordComponent part : whole.getClass().getRecordComponents()) {
            Object value = valueOf(part, whole);
            String here = under(path, part.getName());
            if (value == null && !part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw Misuse.missing(here);
            }
            look(value, here);
        }
    }

    private static @Nullable Object valueOf(RecordComponent part, Record whole) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void lookAtNode(JsonNode node, String path) {
        if (node.isString() && UnwritableText.isIn(node.asString())) {
            throw Misuse.unwritable(path.isEmpty() ? "body" : path);
        }
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = field.getKey();
                lookAtNode(
                        field.getValue(),
                        under(
                                path,
                                name.substring(0, Math.min(60, name.length())).replaceAll("[^A-Za-z0-9_-]", "")));
            });
        } else {
            for (int at = 0; at < node.size(); at++) {
                JsonNode part = node.get(at);
                if (part.isNull()) {
                    throw Misuse.missing(path + "[" + at + "]");
                }
                lookAtNode(part, path + "[" + at + "]");
            }
        }
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
