package org.qiantang.engine.performance;

import java.util.List;
import java.util.Map;

/** Addresses of pages and letters: 点 for each dot, 斜杠 for each stroke; what only a machine needs is left out. */
final class WebRules {
    private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,60}[A-Za-z0-9])?";
    private static final String ENDING = "(?:com|cn|net|org|shop|vip|top|cc|io|tv|store|club|info|gov|edu)";
    private static final String HOST = "(?:" + NAME + "\\.){1,5}" + ENDING + "(?![A-Za-z])";

    private static final Map<Character, String> SIGNS = Map.of(
            '.', "点", '/', "斜杠", '-', "杠", '_', "下划线", '@', "艾特", '?', "问号", '=', "等于", '&', "和", '#', "井号", ':', "冒号");

    static final List<Rule> ALL = List.of(
            Rule.of("(?<![A-Za-z])(?:https?|HTTPS?)://(?=[A-Za-z0-9])", ""),
            Rule.of("(?<![A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{0,60}@" + HOST, m -> address(m.group())),
            Rule.of("(?<![A-Za-z])" + HOST + "(?:/[A-Za-z0-9/._?=&#%~+-]{0,300})?", m -> address(m.group())));

    private WebRules() {}

    private static String address(String written) {
        StringBuilder said = new StringBuilder();
        StringBuilder word = new StringBuilder();
        String whole = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (Character.isLetter(c)) {
                word.append(c);
                continue;
            }
            said.append(wordOf(word));
            word.setLength(0);
            said.append(c >= '0' && c <= '9' ? SpokenNumber.digits(String.valueOf(c)) : SIGNS.getOrDefault(c, ""));
        }
        return said.append(wordOf(word)).toString();
    }

    private static String wordOf(CharSequence word) {
        return word.toString().equals("www") ? "W W W" : LatinWords.read(word.toString());
    }
}
