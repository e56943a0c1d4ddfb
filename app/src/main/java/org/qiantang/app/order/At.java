package org.qiantang.app.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.web.Problem;

/** A place in the journal as pages carry it, {@code SHARD:POSITION}, so that a reader can wait for its own write. */
public record At(int shard, long position) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,4}):([0-9]{1,18})");

    public static At parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw Problem.nonsense("at", "at 的格式应为 SHARD:POSITION", "expected SHARD:POSITION");
        }
        return new At(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return shard + ":" + position;
    }
}
