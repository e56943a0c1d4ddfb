package org.qiantang.app.parcel;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.qiantang.event.ShopEvent.ScanKind;
import tools.jackson.databind.JsonNode;

/** Reads the traces of 快递鸟's answers and pushes: times are China's, the station's text tells what was done. */
final class KdniaoTraces {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int MAX_WORDS = 200;
    private static final int MAX_TRACES = 100;

    private KdniaoTraces() {}

    /** The scans that a query's answer or one item of a push tells; a trace without a readable time is left out. */
    static List<Scan> of(JsonNode parcel) {
        var scans = new ArrayList<Scan>();
        String number = parcel.path("LogisticCode").asString("");
        JsonNode traces = parcel.path("Traces");
        int count = Math.min(traces.size(), MAX_TRACES);
        for (int i = 0; i < count; i++) {
            JsonNode trace = traces.get(i);
            String time = trace.path("AcceptTime").asString("");
            String words = trace.path("AcceptStation").asString("");
            try {
                var at = LocalDateTime.parse(time, TIME).atZone(CHINA).toInstant();
                String id = number + "-" + at.getEpochSecond() + "-" + Integer.toHexString(words.hashCode());
                scans.add(new Scan(
                        id,
                        at,
                        kind(trace.path("Action").asString(""), words, i == count - 1 && isSigned(parcel)),
                        trace.path("Location").asString(""),
                        words.substring(0, Math.min(words.length(), MAX_WORDS))));
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                // One trace that says nothing does not spoil the others.
            }
        }
        return scans;
    }

    private static boolean isSigned(JsonNode parcel) {
        return parcel.path("State").asString("").equals("3");
    }

    /** By the provider's code of actions (1 collected, 2.. on the way, 202 delivering, 3.. signed, 4.. trouble). */
    private static ScanKind kind(String action, String words, boolean lastOfSigned) {
        if (lastOfSigned || action.startsWith("3")) {
            return ScanKind.DELIVERED;
        }
        if (action.equals("202") || (action.isEmpty() && words.contains("派送"))) {
            return ScanKind.OUT_FOR_DELIVERY;
        }
        if (action.startsWith("4")) {
            return ScanKind.TROUBLE;
        }
        return action.equals("1") || (action.isEmpty() && (words.contains("揽收") || words.contains("收件")))
                ? ScanKind.COLLECTED
                : ScanKind.IN_TRANSIT;
    }
}
