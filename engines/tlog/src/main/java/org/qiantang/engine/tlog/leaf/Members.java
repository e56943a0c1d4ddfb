package org.qiantang.engine.tlog.leaf;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Malformed;

/** The members of a JSON object, by their names and types. */
final class Members {
    private final Json.Obj object;

    /** @throws Malformed if it is not an object */
    Members(Json json) {
        if (!(json instanceof Json.Obj members)) {
            throw new Malformed("json", json.toString(), "an object");
        }
        this.object = members;
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    Json get(String name) {
        Json value = object.members().get(name);
        if (value == null) {
            throw new Malformed(name, "none", "one");
        }
        return value;
    }

    String text(String name) {
        return text(name, get(name));
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    /** A hash in hexadecimal; null where the member is absent. */
    @Nullable
    Hash hash(String name) {
        return has(name) ? Hash.fromHex(text(name)) : null;
    }

    long whole(String name) {
        if (get(name) instanceof Json.Num number) {
            return number.whole();
        }
        throw new Malformed(name, get(name).toString(), "a number");
    }

    static String text(String name, Json value) {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw new Malformed(name, value.toString(), "a text");
    }

    @Override
    public String toString() {
        return object.toString();
    }
}
