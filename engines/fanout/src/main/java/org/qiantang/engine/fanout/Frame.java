package org.qiantang.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that was merged since the last frame, and the ways in which it is written down for different viewers. */
final class Frame {
    private static final int MARKS = 96;

    private final long at;
    private final List<Must> must;
    private final Map<String, byte[]> latest;
    private final List<byte[]> talk;
    private final Talk.Choice choice;
    private final Map<Long, List<Line>> byPerson;

    Frame(long at, List<Must> must, Map<String, byte[]> latest, Talk.Choice choice) {
        this.at = at;
        this.must = must;
        this.latest = latest;
        this.choice = choice;
        this.talk = new ArrayList<>(choice.shown().size() + choice.fillers().size());
        choice.shown().forEach(line -> talk.add(line.shared()));
        talk.addAll(choice.fillers());
        this.byPerson = byPerson(choice);
    }

    /** A frame without talk, for one who has just come. */
    static Frame catchingUp(long at, List<Must> must, Map<String, byte[]> latest) {
        return new Frame(at, must, latest, new Talk.Choice(List.of(), List.of(), List.of(), 0));
    }

    boolean isEmpty() {
        return !mattersWithoutTalk() && talk.isEmpty() && shed() == 0;
    }

    boolean mattersWithoutTalk() {
        return !must.isEmpty() || !latest.isEmpty();
    }

    int lines() {
        return talk.size();
    }

    int mustMessages() {
        return must.size();
    }

    int latestValues() {
        return latest.size();
    }

    /** What this frame leaves out for everybody but its authors, fillers that found no room included. */
    int shed() {
        return linesLeftOut() + choice.fillersLost();
    }

    /** Lines of talk that this frame leaves out for everybody but their authors. */
    int linesLeftOut() {
        return choice.leftOut().size();
    }

    int fillersLost() {
        return choice.fillersLost();
    }

    /** Who has said one of its lines, those left out included; never a guest. */
    Set<Long> authors() {
        return byPerson.keySet();
    }

    /** For everybody; {@code owed} lines of earlier frames are added to what was shed. */
    ByteBuf whole(ByteBufAllocator buffers, int owed) {
        return written(buffers, talk, shed() + owed);
    }

    /** For a reader who lags: nothing but what must be known. What was shed is told when they have caught up. */
    ByteBuf slim(ByteBufAllocator buffers) {
        return written(buffers, List.of(), 0);
    }

    /** For an author: their own lines are marked, and none of them is left out. */
    ByteBuf personal(ByteBufAllocator buffers, long personId, int owed) {
        List<Line> lines = new ArrayList<>(choice.shown());
        List<Line> rescued = choice.leftOut().stream()
                .filter(line -> line.personId() == personId)
                .toList();
        lines.addAll(rescued);
        List<byte[]> seen = new ArrayList<>(lines.size() + choice.fillers().size());
        lines.forEach(line -> seen.add(line.personId() == personId ? line.own() : line.shared()));
        seen.addAll(choice.fillers());
        return written(buffers, seen, shed() - rescued.size() + owed);
    }

    ByteBuf slimPersonal(ByteBufAllocator buffers, long personId) {
        List<Line> lines = byPerson.getOrDefault(personId, List.of());
        return written(buffers, lines.stream().map(Line::own).toList(), 0);
    }

    private ByteBuf written(ByteBufAllocator buffers, List<byte[]> lines, int shed) {
        ByteBuf out = TextFrame.open(buffers, expectedBytes(lines));
        ascii(out, "{\"k\":\"frame\",\"at\":").writeBytes(digits(at));
        if (!must.isEmpty()) {
            list(ascii(out, ",\"must\":"), must.stream().map(Must::message).toList());
        }
        if (!latest.isEmpty()) {
            ascii(out, ",\"latest\":");
            char before = '{';
            for (Map.Entry<String, byte[]> value : latest.entrySet()) {
                out.writeByte(before);
                ascii(out, "\"" + value.getKey() + "\":").writeBytes(value.getValue());
                before = ',';
            }
            out.writeByte('}');
        }
        if (!lines.isEmpty()) {
            list(ascii(out, ",\"talk\":"), lines);
        }
        if (shed > 0) {
            ascii(out, ",\"shed\":").writeBytes(digits(shed));
        }
        return TextFrame.sealed(out.writeByte('}'));
    }

    private int expectedBytes(List<byte[]> lines) {
        int bytes = MARKS;
        for (Must message : must) {
            bytes += message.message().length + 1;
        }
        for (Map.Entry<String, byte[]> value : latest.entrySet()) {
            bytes += value.getKey().length() + value.getValue().length + 4;
        }
        for (byte[] line : lines) {
            bytes += line.length + 1;
        }
        return bytes;
    }

    private static void list(ByteBuf out, List<byte[]> items) {
        char before = '[';
        for (byte[] item : items) {
            out.writeByte(before).writeBytes(item);
            before = ',';
        }
        out.writeByte(']');
    }

    private static ByteBuf ascii(ByteBuf out, String text) {
        out.writeCharSequence(text, UTF_8);
        return out;
    }

    private static byte[] digits(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }

    private static Map<Long, List<Line>> byPerson(Talk.Choice choice) {
        Map<Long, List<Line>> lines = new HashMap<>();
        for (List<Line> part : List.of(choice.shown(), choice.leftOut())) {
            part.forEach(line -> lines.computeIfAbsent(line.personId(), _ -> new ArrayList<>())
                    .add(line));
        }
        lines.remove(Viewer.GUEST);
        return lines;
    }
}
