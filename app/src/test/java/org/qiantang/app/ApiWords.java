package org.qiantang.app;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people say of the endpoints: the words file, else the comments in the code, else the names. */
final class ApiWords {
    private static final Path FILE = Path.of("src/test/resources/openapi/words.yaml");
    private static final Pattern SIGN = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private final Map<String, Object> file;
    private final Map<Path, Map<String, String>> comments = new HashMap<>();

    private ApiWords(Map<String, Object> file) {
        this.file = file;
    }

    static ApiWords read() throws IOException {
        try (var reader = Files.newBufferedReader(FILE)) {
            return new ApiWords(map(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader)));
        }
    }

    @Nullable
    Object top(String name) {
        return file.get(name);
    }

    Map<String, Object> components(String kind) {
        return map(map(file.get("components")).get(kind));
    }

    Map<String, Object> paths() {
        return map(file.get("paths"));
    }

    /** What the file says of one endpoint; parameter names in paths do not matter. */
    Map<String, Object> of(ApiEndpoints.Endpoint endpoint) {
        String wanted = endpoint.path().replaceAll("\\{[^}]*}", "{}");
        for (Map.Entry<String, Object> path : paths().entrySet()) {
            if (path.getKey().replaceAll("\\{[^}]*}", "{}").equals(wanted)) {
                return map(map(path.getValue()).get(endpoint.method().toLowerCase(Locale.ROOT)));
            }
        }
        return Map.of();
    }

    /** The comment over a method, as one text; empty where there is none. */
    String comment(Method method) throws IOException {
        Path source = ApiEndpoints.source(method.getDeclaringClass());
        if (!comments.containsKey(source)) {
            comments.put(source, comments(source));
        }
        String key = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        return comments.get(source).getOrDefault(key, "");
    }

    /** What the door sign of a package says. */
    String sign(Class<?> type) throws IOException {
        Path sign = ApiEndpoints.source(type).resolveSibling("package-info.java");
        Matcher comment = SIGN.matcher(Files.readString(sign));
        return comment.find() ? tidy(comment.group(1).replaceAll("(?m)^\\s*\\*", "")) : "";
    }

    private static Map<String, String> comments(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, String> comments = new HashMap<>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            DocTrees documents = DocTrees.instance(task);
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                    TreePath path = getCurrentPath();
                    String comment = documents.getDocComment(path);
                    if (comment != null && path.getParentPath().getLeaf() instanceof ClassTree around) {
                        comments.put(around.getSimpleName() + "." + method.getName(), tidy(comment));
                    }
                    return null;
                }
            }.scan(unit, null);
        }
        return comments;
    }

    private static String tidy(String comment) {
        return comment.replaceAll("(?s)\\n\\s*@(param|return|throws).*", "")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
    }
}
