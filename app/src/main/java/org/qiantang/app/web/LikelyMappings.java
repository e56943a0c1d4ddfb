package org.qiantang.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Looks closely only at endpoints whose path has as many segments as the asked one and its words in the same places.
 *
 * <p>For a path with a variable in it Spring asks each of the program's hundreds of endpoints for methods, parameters, types and
 * then the path: a fifth of what the threads of HTTP did in a rush of orders. What is passed over here would not have matched; what
 * is not, Spring judges.
 */
final class LikelyMappings extends RequestMappingHandlerMapping {
    private static final String ASKED = LikelyMappings.class.getName();

    private final Map<RequestMappingInfo, List<Shape>> shapes = new ConcurrentHashMap<>();

    /**
     * A path as it is compared: its segments, null where any will do.
     *
     * @param open whether it may have any number of them, so that nothing can be said
     */
    private record Shape(List<@Nullable String> segments, boolean open) {
        static Shape of(String pattern) {
            if (pattern.contains("**") || pattern.contains("{*") || !pattern.startsWith("/")) {
                return new Shape(List.of(), true);
            }
            var segments = new ArrayList<@Nullable String>();
            for (String segment : pattern.substring(1).split("/", -1)) {
                boolean any = segment.indexOf('{') >= 0 || segment.indexOf('*') >= 0 || segment.indexOf('?') >= 0;
                segments.add(any ? null : segment);
            }
            return new Shape(segments, false);
        }

        boolean fits(List<String> asked) {
            if (open) {
                return true;
            }
            if (segments.size() != asked.size()) {
                return false;
            }
            for (int i = 0; i < asked.size(); i++) {
                String own = segments.get(i);
                if (own != null && !own.equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        List<String> asked = asked(request);
        List<Shape> known = shapes.get(info); // which takes no lock, as the other way to ask may
        for (Shape shape : known == null ? shapes.computeIfAbsent(info, LikelyMappings::shapesOf) : known) {
            if (shape.fits(asked)) {
                return super.getMatchingMapping(info, request);
            }
        }
        return null;
    }

    private static List<Shape> shapesOf(RequestMappingInfo info) {
        Set<String> patterns = info.getPatternValues();
        return patterns.stream().map(Shape::of).toList();
    }

    /** What was asked for, taken apart once; a request that is forwarded asks for another path. */
    private record Asked(RequestPath path, List<String> segments) {}

    private static List<String> asked(HttpServletRequest request) {
        RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
        if (request.getAttribute(ASKED) instanceof Asked known && known.path().equals(path)) {
            return known.segments();
        }
        List<String> segments = segments(path.pathWithinApplication());
        request.setAttribute(ASKED, new Asked(path, segments));
        return segments;
    }

    /** Decoded, as Spring compares them; empty ones lie between two slashes and behind the last. */
    private static List<String> segments(PathContainer path) {
        var segments = new ArrayList<String>();
        boolean behindSlash = false;
        for (PathContainer.Element element : path.elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                segments.add(segment.valueToMatch());
                behindSlash = false;
            } else {
                if (behindSlash) {
                    segments.add("");
                }
                behindSlash = true;
            }
        }
        if (behindSlash) {
            segments.add("");
        }
        return segments;
    }
}
