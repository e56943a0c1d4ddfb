package org.qiantang.app;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** All endpoints that the code maps, found without starting anything. */
final class ApiEndpoints {
    private ApiEndpoints() {}

    /** One method and address. */
    record Endpoint(String method, String path, Method code, List<String> produces) {
        String key() {
            return method + " " + path;
        }
    }

    /** Those of main code, by path and method. */
    static List<Endpoint> all() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<Endpoint> found = new ArrayList<>();
        for (BeanDefinition bean : scan.findCandidateComponents("org.qiantang.app")) {
            Class<?> type = load(String.valueOf(bean.getBeanClassName()));
            if (isMain(type)) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .forEach(method -> found.addAll(of(type, method)));
            }
        }
        found.sort(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
        return found;
    }

    private static List<Endpoint> of(Class<?> type, Method method) {
        MergedAnnotation<RequestMapping> mapping = mapping(method);
        if (!mapping.isPresent()) {
            return List.of();
        }
        MergedAnnotation<RequestMapping> around = mapping(type);
        String[] fronts = around.isPresent() ? around.getStringArray("path") : new String[0];
        String[] backs = mapping.getStringArray("path");
        List<Endpoint> endpoints = new ArrayList<>();
        for (String front : fronts.length == 0 ? new String[] {""} : fronts) {
            for (String back : backs.length == 0 ? new String[] {""} : backs) {
                for (RequestMethod verb : mapping.getEnumArray("method", RequestMethod.class)) {
                    endpoints.add(new Endpoint(
                            verb.name(), plain(front + back), method, List.of(mapping.getStringArray("produces"))));
                }
            }
        }
        return endpoints;
    }

    /** Without the patterns that Spring lets stand behind a name in a path. */
    private static String plain(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean pattern = false;
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            pattern = (pattern || (depth == 1 && letter == ':')) && depth > 0;
            if (!pattern) {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    private static MergedAnnotation<RequestMapping> mapping(java.lang.reflect.AnnotatedElement place) {
        return MergedAnnotations.from(place, SearchStrategy.TYPE_HIERARCHY).get(RequestMapping.class);
    }

    /** Endpoints that only tests have are not part of the interface. */
    private static boolean isMain(Class<?> type) {
        String file = type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
        return Path.of("src/main/java", file).toFile().exists();
    }

    static Path source(Class<?> type) throws IOException {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        return Path.of("src/main/java", outer.getName().replace('.', '/') + ".java");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException broken) {
            throw new IllegalStateException("class: " + name + " (expected: one on the class path)", broken);
        }
    }
}
