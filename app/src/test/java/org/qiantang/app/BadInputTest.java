package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.qiantang.app.ApiWords.map;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.json.JsonMapper;

/** What nobody in good faith would send, sent to every endpoint there is. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class BadInputTest {
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,} [A-Za-z]+ [A-Za-z]{2,}");

    /** Wrongs that no endpoint may take, whatever the field. */
    private static final List<String> REFUSED_ANYWHERE =
            List.of("with NUL", "with half a character", "with null in it", "with null behind a sound one");

    /** What is no word: such fields must be sound for a body to be read at all. */
    private static final Map<String, String> FORMATS = Map.of(
            "date-time", "2036-01-01T12:00:00Z", "date", "2036-01-01", "uuid", "00000000-0000-0000-0000-000000000000");

    /** Most of a request's time is waiting for others: for the disk, the database, the network. */
    private static final int SIDE_BY_SIDE = 6;

    private static final byte[] TOO_LARGE = text("{\"text\": \"" + "a".repeat(10_000_000) + "\"}");
    private static final List<ApiEndpoints.Endpoint> ENDPOINTS = ApiEndpoints.all();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "a-long-password";

    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String merchant = "";
    private static String viewer = "";
    private static String showId = "";
    private static Map<String, Object> document = Map.of();

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        document = ApiDocument.tree();
        ask("POST", "/api/shops", Optional.empty(), """
                {"name": "teahouse", "password": "%s", "shopName": "西湖茶铺"}""".formatted(PASSWORD), 201);
        ask("POST", "/api/people", Optional.empty(), """
                {"name": "xiaoman", "password": "%s", "nickname": "小满"}""".formatted(PASSWORD), 201);
        merchant = program.session("teahouse");
        viewer = program.session("xiaoman");
        showId = ask("POST", "/api/studio/shows", Optional.of(merchant), "{\"title\": \"晚场\"}", 201)
                .json()
                .get("id")
                .asString();
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    /** All but the providers' callbacks, which are answered in their providers' own words and tested with them. */
    static Stream<ApiEndpoints.Endpoint> all() {
        return ENDPOINTS.stream()
                .filter(one -> one.path().startsWith("/api/"))
                .filter(one -> !one.path().startsWith("/api/payments/"));
    }

    static Stream<ApiEndpoints.Endpoint> withBody() {
        return all().filter(one -> Arrays.stream(one.code().getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class)));
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_that_nobody_can_read_is_refused_in_the_askers_words_and_nothing_is_stored(
            ApiEndpoints.Endpoint endpoint) throws Exception {
        List<Asked> all = unreadable().entrySet().stream()
                .flatMap(body -> Stream.of("en", "zh").map(language -> asked(endpoint, body, language)))
                .toList();
        long before = program.rows();

        List<Told> told = tell(endpoint, who(endpoint), all);

        assertAll(told.stream().map(one -> () -> mustBeRefused(endpoint, one)));
        assertThat(program.rows()).as(endpoint.key()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_that_is_too_large_is_refused_as_too_large(ApiEndpoints.Endpoint endpoint) throws Exception {
        Asked large = asked(endpoint, Map.entry("too large", TOO_LARGE), "en");

        WholeProgram.Answer answer =
                tell(endpoint, who(endpoint), List.of(large)).getFirst().answer();

        assertThat(answer.status()).as(endpoint.key()).isEqualTo(413);
        assertThat(answer.json().get("code").asString()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void each_field_with_something_absurd_in_it_is_never_our_fault(ApiEndpoints.Endpoint endpoint) throws Exception {
        Map<String, byte[]> left = absurd(endpoint);
        List<String> taken;
        do {
            long before = program.rows();
            List<Told> told = tell(
                    endpoint,
                    who(endpoint),
                    left.entrySet().stream()
                            .map(body -> asked(endpoint, body, "en"))
                            .toList());

            assertAll(told.stream().map(one -> () -> mustNotBeOurFault(endpoint, one)));
            taken = told.stream()
                    .filter(one -> one.answer().status() < 400)
                    .map(one -> one.asked().what())
                    .toList();
            // What is taken may be stored. The others go once more by themselves, until all are refused: these store
            // nothing.
            if (taken.isEmpty()) {
                assertThat(program.rows())
                        .as("%s: rows after refusals", endpoint.key())
                        .isEqualTo(before);
            }
            left.keySet().removeAll(taken);
        } while (!taken.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void null_in_a_list_is_refused_by_the_name_of_its_place_in_the_askers_words_and_nothing_is_stored(
            ApiEndpoints.Endpoint endpoint) throws Exception {
        List<Asked> all = withNulls(endpoint).entrySet().stream()
                .flatMap(body -> Stream.of("en", "zh").map(language -> asked(endpoint, body, language)))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        long before = program.rows();

        List<Told> told = tell(endpoint, whoMay(endpoint), all);

        assertAll(told.stream().map(one -> () -> mustNameThePlace(endpoint, one)));
        assertThat(program.rows()).as(endpoint.key()).isEqualTo(before);
    }

    @Test
    void there_are_lists_to_put_null_into() {
        assertThat(withBody().filter(one -> !withNulls(one).isEmpty()).map(ApiEndpoints.Endpoint::key))
                .contains(
                        "POST /api/studio/shows/{id}/flashes",
                        "POST /api/studio/shows/{id}/allowed-flashes",
                        "POST /api/feed/acts")
                .hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("all")
    void absurd_ids_and_questions_are_refused_or_find_nothing(ApiEndpoints.Endpoint endpoint) throws Exception {
        List<String> absurd =
                List.of("1", "-1", "9223372036854775808", "abc", "%27%20or%201%3D1--", "%E4%BD%A0", "1e400");
        List<String> queries = List.of("", "?after=x&limit=-1&at=x:y&page=-1&size=0&q=%25%27", "?q=%00&after=%00");
        byte[] body = text(endpoint.method().equals("GET") ? "" : "{}");
        List<Asked> all = absurd.stream()
                .map(id -> endpoint.path().replaceAll("\\{[^}]*}", id))
                // An address without an id is one.
                .distinct()
                .flatMap(path -> queries.stream().map(query -> new Asked(path + query, path + query, body, "en")))
                .toList();

        List<Told> told = tell(endpoint, who(endpoint), all);

        assertAll(told.stream().map(one -> () -> {
            assertThat(one.answer().status()).as(said(endpoint, one)).isNotIn(500, 502, 504);
            if (one.answer().status() >= 400) {
                mustBeRefused(endpoint, one);
            }
        }));
    }

    @Test
    void an_address_that_is_not_there_and_a_method_that_is_not_taken_are_problems_too() throws Exception {
        WholeProgram.Answer nowhere = program.ask("GET", "/api/nowhere", Optional.empty(), "");
        WholeProgram.Answer deleted = program.ask("DELETE", "/api/shows", Optional.of(viewer), "");
        WholeProgram.Answer text = program.ask(
                "POST",
                "/api/people",
                Optional.empty(),
                "<people/>".getBytes(StandardCharsets.UTF_8),
                "application/xml",
                "en");
        WholeProgram.Answer stranger = program.ask("GET", "/api/studio/products", Optional.empty(), "");
        WholeProgram.Answer buyer = program.ask("GET", "/api/studio/products", Optional.of(viewer), "");

        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(deleted.status()).isEqualTo(405);
        assertThat(text.status()).isEqualTo(415);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(buyer.status()).isEqualTo(403);
        for (WholeProgram.Answer answer : List.of(nowhere, deleted, text, stranger, buyer)) {
            mustBeRefused("", answer, "en");
        }
    }

    @Test
    void html_and_sql_are_kept_as_the_text_they_are() throws Exception {
        String text = "<b>x</b>'; drop table show_row;--";

        String id = ask(
                        "POST",
                        "/api/studio/shows",
                        Optional.of(merchant),
                        JSON.writeValueAsString(Map.of("title", text)),
                        201)
                .json()
                .get("id")
                .asString();

        assertThat(ask("GET", "/api/studio/shows/" + id, Optional.of(merchant), "", 200)
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo(text);
    }

    private static WholeProgram.Answer ask(
            String method, String path, Optional<String> session, String body, int status) throws Exception {
        WholeProgram.Answer answer = program.ask(method, path, session, body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        return answer;
    }

    /** What is sent, by the name of what is wrong with it. */
    private record Asked(String what, String path, byte[] body, String language) {}

    /** What was answered to it. */
    private record Told(Asked asked, WholeProgram.Answer answer) {}

    private static Asked asked(ApiEndpoints.Endpoint endpoint, Map.Entry<String, byte[]> body, String language) {
        String path =
                endpoint.path().replaceAll("(shows/)\\{[^}]*}", "$1" + showId).replaceAll("\\{[^}]*}", "1");
        return new Asked(body.getKey(), path, body.getValue(), language);
    }

    /** Asks an endpoint all of it side by side, as one person with one session. */
    private static List<Told> tell(ApiEndpoints.Endpoint endpoint, String person, List<Asked> all) throws Exception {
        String session = program.session(person);
        List<Callable<Told>> calls = all.stream()
                .map(asked -> (Callable<Told>) () -> new Told(asked, send(endpoint, session, asked)))
                .toList();
        List<Told> told = new ArrayList<>();
        try (var threads =
                Executors.newFixedThreadPool(SIDE_BY_SIDE, Thread.ofVirtual().factory())) {
            for (Future<Told> one : threads.invokeAll(calls)) {
                told.add(one.get());
            }
        }
        // One of them may have ended the session of all, or have had the only place: who stood back for it asks again
        // alone.
        for (int i = 0; i < told.size(); i++) {
            Asked asked = told.get(i).asked();
            if (Set.of(401, 503).contains(told.get(i).answer().status())) {
                told.set(i, new Told(asked, send(endpoint, program.session(person), asked)));
            }
        }
        return told;
    }

    private static WholeProgram.Answer send(ApiEndpoints.Endpoint endpoint, String session, Asked asked)
            throws IOException, InterruptedException {
        return program.ask(
                endpoint.method(),
                asked.path(),
                Optional.of(session),
                asked.body(),
                "application/json",
                asked.language());
    }

    /** Somebody whose body is read, where that depends on a role. */
    private static String whoMay(ApiEndpoints.Endpoint endpoint) {
        return endpoint.path().startsWith("/api/admin") ? "admin" : who(endpoint);
    }

    private static String who(ApiEndpoints.Endpoint endpoint) {
        return endpoint.path().startsWith("/api/studio") ? "teahouse" : "xiaoman";
    }

    private static String said(ApiEndpoints.Endpoint endpoint, Told told) {
        return endpoint.key() + " " + told.asked().what() + ": " + told.answer().body();
    }

    private static void mustNotBeOurFault(ApiEndpoints.Endpoint endpoint, Told told) {
        int status = told.answer().status();
        assertThat(status).as(said(endpoint, told)).isLessThan(500);
        if (status >= 400) {
            mustBeRefused(endpoint, told);
        }
        if (REFUSED_ANYWHERE.stream().anyMatch(told.asked().what()::endsWith)) {
            assertThat(status).as(said(endpoint, told)).isBetween(400, 499);
        }
    }

    private static void mustNameThePlace(ApiEndpoints.Endpoint endpoint, Told told) {
        mustBeRefused(endpoint, told);
        String what = said(endpoint, told) + " " + new String(told.asked().body(), StandardCharsets.UTF_8);
        assertThat(told.answer().status()).as(what).isBetween(400, 499);
        if (told.answer().json().get("code").asString().equals("missing")) {
            String place = told.asked().what();
            assertThat(told.answer().json().get("field").asString()).as(what).isEqualTo(place);
            assertThat(told.answer().json().get("detail").asString()).as(what).contains(place);
        }
    }

    private static void mustBeRefused(ApiEndpoints.Endpoint endpoint, Told told) {
        mustBeRefused(
                endpoint.key() + " " + told.asked().what(),
                told.answer(),
                told.asked().language());
    }

    private static void mustBeRefused(String what, WholeProgram.Answer answer, String language) {
        if (what.contains("/api/media/") && answer.status() == 403) {
            // Media servers read a status and a code of their own protocols, not our problems.
            return;
        }
        assertThat(answer.status())
                .as("%s: %s", what, answer.body())
                .isBetween(400, 503)
                .isNotIn(500, 501, 502);
        assertThat(answer.isProblem())
                .as("%s: %s %s", what, answer.kind(), answer.body())
                .isTrue();
        var problem = answer.json();
        assertThat(problem.get("status").asInt()).as(what).isEqualTo(answer.status());
        assertThat(problem.get("code").asString()).as(what).isNotBlank();
        assertThat(problem.get("title").asString()).as(what).isNotBlank();
        String detail = problem.get("detail").asString();
        assertThat(detail)
                .as(what)
                .isNotBlank()
                .isEqualTo(problem.get("message").asString());
        boolean chinese = detail.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN);
        assertThat(chinese).as("%s: %s", what, detail).isEqualTo(language.equals("zh"));
        if (language.equals("zh")) {
            // Names of fields and formats stay as they are; three words in a row are a sentence of the wrong language.
            assertThat(ENGLISH.matcher(detail).find())
                    .as("%s: %s", what, detail)
                    .isFalse();
        }
    }

    @Test
    void an_address_of_the_api_in_escapes_is_refused_so_that_nobody_is_passed_by() throws Exception {
        for (String path :
                List.of("/api/%6de", "/%61pi/shows", "/api/me/%74okens", "/api/studio%2fshows", "/api/%zz")) {
            WholeProgram.Answer answer = program.raw("GET " + path);

            assertThat(answer.status()).as(path).isEqualTo(400);
            mustBeRefused(path, answer, "zh");
        }
    }

    @Test
    void what_the_server_refuses_before_any_endpoint_is_asked_is_said_like_all_other_refusals() throws Exception {
        for (String line : List.of(
                "GET /api/mall/products?q=a|b",
                "GET /api/shows/[1]",
                "GET /%00",
                "GET /" + "a".repeat(20_000),
                "BREW /api/shows")) {
            WholeProgram.Answer answer = program.raw(line);

            mustBeRefused(line.substring(0, Math.min(40, line.length())), answer, "zh");
        }
    }

    @Test
    void more_parameters_than_any_page_asks_with_are_refused() throws Exception {
        String many = IntStream.range(0, 2_000).mapToObj(n -> "a" + n + "=1").collect(Collectors.joining("&"));

        WholeProgram.Answer answer = program.ask("GET", "/api/mall/products?" + many, Optional.empty(), "");

        assertThat(answer.status()).isEqualTo(400);
        mustBeRefused("many parameters", answer, "en");
    }

    @Test
    void a_number_that_would_have_to_be_cut_is_refused_with_its_field() throws Exception {
        for (String body : List.of(
                "{\"target\": 1.5}", "{\"target\": 1e-999999999}", "{\"target\": 1e999999999}", "{\"target\": true}")) {
            WholeProgram.Answer answer = program.ask("PUT", "/api/studio/shelf", Optional.of(merchant), body);

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().get("field").asString()).as(body).isEqualTo("target");
        }
    }

    private static Map<String, byte[]> unreadable() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("half an object", text("{\"title\": "));
        bodies.put("no JSON", text("<xml/>"));
        bodies.put("deep", text("{\"x\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
        bodies.put("deep from the top", text("[".repeat(10_000)));
        bodies.put(
                "broken UTF-8",
                new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});
        return bodies;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bodies of the right form, with one field of them wrong in each way. */
    private static Map<String, byte[]> absurd(ApiEndpoints.Endpoint endpoint) {
        Object sound = sound(schema(endpoint), 0, Map.of());
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("a list", text("[]"));
        bodies.put("a number", text("1"));
        bodies.put("null", text("null"));
        bodies.put("nothing in it", text("{}"));
        if (sound instanceof Map<?, ?>) {
            change(
                    map(sound),
                    "",
                    wrong -> bodies.put(
                            wrong.what(), text(JSON.writeValueAsString(sound).replace("\"@@\"", wrong.json()))));
        }
        return bodies;
    }

    private static Map<String, Object> schema(ApiEndpoints.Endpoint endpoint) {
        Map<String, Object> operation = map(map(map(document.get("paths")).get(endpoint.path()))
                .get(endpoint.method().toLowerCase(Locale.ROOT)));
        return map(map(map(map(operation.get("requestBody")).get("content")).get("application/json"))
                .get("schema"));
    }

    /** Bodies of the right form, with null in one of their lists; by the place of the null. */
    private static Map<String, byte[]> withNulls(ApiEndpoints.Endpoint endpoint) {
        Object sound = sound(schema(endpoint), 0, FORMATS);
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        if (sound instanceof Map<?, ?>) {
            change(map(sound), "", wrong -> {
                if (wrong.what().endsWith(" with null in it")) {
                    String place = wrong.what().replace(" with null in it", "[0]");
                    bodies.put(place, text(JSON.writeValueAsString(sound).replace("\"@@\"", wrong.json())));
                }
            });
        }
        return bodies;
    }

    private record Wrong(String what, String json) {}

    private interface Sink {
        void take(Wrong wrong);
    }

    private static void change(Map<String, Object> node, String path, Sink sink) {
        for (String name : List.copyOf(node.keySet())) {
            Object kept = node.get(name);
            String here = path + name;
            if (kept instanceof Map<?, ?>) {
                change(map(kept), here + ".", sink);
            }
            if (kept instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?> first) {
                change(map(first), here + "[0].", sink);
            }
            node.put(name, "@@");
            for (Wrong wrong : wrongs(kept)) {
                sink.take(new Wrong(here + " " + wrong.what(), wrong.json()));
            }
            node.put(name, kept);
        }
    }

    private static List<Wrong> wrongs(Object kept) {
        List<Wrong> wrongs = new ArrayList<>(List.of(
                new Wrong("as null", "null"),
                new Wrong("as a list of lists", "[[[]]]"),
                new Wrong("as an object", "{\"a\": {}}"),
                new Wrong("as true", "true"),
                new Wrong("as -1", "-1"),
                new Wrong("as 0", "0"),
                new Wrong("as 2^63", "9223372036854775808"),
                new Wrong("as the least long", "-9223372036854775808"),
                new Wrong("as 1e400", "1e400"),
                new Wrong("as 1.5", "1.5"),
                new Wrong("as a word", "\"no such thing\""),
                new Wrong("as nothing", "\"\""),
                new Wrong("long", "\"" + "长".repeat(100_000) + "\""),
                new Wrong("of HTML and SQL", "\"<script>alert(1)</script>' or 1=1; drop table person;--\"")));
        if (kept instanceof String) {
            wrongs.add(new Wrong("with NUL", "\"a\\u0000b\""));
            wrongs.add(new Wrong("with half a character", "\"a\\ud83d\""));
        }
        if (kept instanceof List<?> list) {
            wrongs.addAll(wrongParts(list));
        }
        return wrongs;
    }

    /** Lists with something in them that does not belong there. */
    private static List<Wrong> wrongParts(List<?> list) {
        String sound = JSON.writeValueAsString(list.getFirst());
        return List.of(
                new Wrong("with null in it", "[null]"),
                new Wrong("with null behind a sound one", "[" + sound + ", null]"),
                new Wrong("with an empty object in it", "[{}]"),
                new Wrong("with true in it", "[true]"),
                new Wrong("with a word in it", "[\"no such thing\"]"),
                new Wrong("with a sound one within a list", "[[" + sound + "]]"));
    }

    /** Something that a schema lets pass; texts of a format that is not given are words like all others. */
    private static Object sound(Map<String, Object> schema, int depth, Map<String, String> formats) {
        if (schema.get("$ref") instanceof String ref) {
            String name = ref.substring(ref.lastIndexOf('/') + 1);
            return name.equals("Id")
                    ? "1"
                    : sound(
                            map(map(map(document.get("components")).get("schemas"))
                                    .get(name)),
                            depth + 1,
                            formats);
        }
        if (schema.get("oneOf") instanceof List<?> cases) {
            return sound(map(cases.getFirst()), depth, formats);
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            Map<String, Object> whole = new LinkedHashMap<>();
            parts.forEach(part -> whole.putAll(map(sound(map(part), depth, formats))));
            return whole;
        }
        if (schema.get("enum") instanceof List<?> names) {
            return String.valueOf(names.getFirst());
        }
        Object type = schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
        return switch (String.valueOf(type)) {
            case "object" -> {
                Map<String, Object> whole = new LinkedHashMap<>();
                if (depth < 6) {
                    map(schema.get("properties"))
                            .forEach((name, part) -> whole.put(name, sound(map(part), depth + 1, formats)));
                }
                yield whole;
            }
            case "array" -> List.of(sound(map(schema.get("items")), depth + 1, formats));
            case "integer", "number" -> 1;
            case "boolean" -> true;
            default -> formats.getOrDefault(String.valueOf(schema.get("format")), "abc");
        };
    }
}
