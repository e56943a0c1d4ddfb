package org.qiantang.app.web;

import java.util.Map;

/** An answer that says no, in both languages; rendered as {@code application/problem+json} by {@link ProblemBody}. */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final String zh;
    private final String en;
    private final transient Map<String, Object> data;

    public Problem(int status, String code, String zh, String en) {
        this(status, code, zh, en, Map.of());
    }

    public Problem(int status, String code, String zh, String en, Map<String, Object> data) {
        super(code + ": " + en, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " (expected: 400..599)");
        }
        this.status = status;
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.data = Map.copyOf(data);
    }

    /** For a thing that is not there, or not the asker's. */
    public static Problem notFound() {
        return new Problem(404, "not-found", "没有找到，或者不属于您", "not found, or not yours");
    }

    /** For strangers, where only people who are known may go. */
    public static Problem signIn() {
        return new Problem(401, "sign-in", "请先登录", "sign in first");
    }

    /** For input that cannot be right. */
    public static Problem nonsense(String field, String zh, String en) {
        return new Problem(400, "nonsense", zh, en, Map.of("field", field));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message(boolean english) {
        return english ? en : zh;
    }

    public Map<String, Object> data() {
        return data;
    }
}
