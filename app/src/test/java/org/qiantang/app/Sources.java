package org.qiantang.app;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Java sources of all modules that the root's build file names, read with the compiler's own parser. */
record Sources(Path root) {
    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final int AT_ONCE = 300;

    List<Path> mains() throws IOException {
        return under("src/main/java");
    }

    List<Path> tests() throws IOException {
        return under("src/test/java");
    }

    /** The folders in which main code lies. */
    List<Path> packages() throws IOException {
        return mains().stream().map(Path::getParent).distinct().toList();
    }

    /** An annotation by its name as written. */
    record Annotation(Path file, String name) {}

    /** All annotations in files. */
    List<Annotation> annotations(List<Path> files) throws IOException {
        List<Annotation> found = new ArrayList<>();
        parse(
                files,
                parsed -> new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
                        found.add(new Annotation(
                                parsed.file(), annotation.getAnnotationType().toString()));
                        return super.visitAnnotation(annotation, null);
                    }
                }.scan(parsed.unit(), null));
        return found;
    }

    /** Lines of each method from its annotations to its brace; of methods of one name the longest. */
    Map<String, Long> methods(List<Path> files) throws IOException {
        Map<String, Long> lengths = new TreeMap<>();
        parse(
                files,
                parsed -> new TreeScanner<@Nullable Void, String>() {
                    @Override
                    public @Nullable Void visitClass(ClassTree type, String outer) {
                        return super.visitClass(
                                type, type.getSimpleName().isEmpty() ? outer : outer + type.getSimpleName() + ".");
                    }

                    @Override
                    public @Nullable Void visitMethod(MethodTree method, String owner) {
                        lengths.merge(owner + method.getName(), parsed.lines(method), Math::max);
                        return super.visitMethod(method, owner);
                    }
                }.scan(parsed.unit(), ""));
        return lengths;
    }

    /**
     * What a switch distinguishes.
     *
     * @param constants labels that are plain names, as those of an enum's constants
     * @param patterns the simple names of the types in its patterns
     */
    record Switch(String where, boolean hasDefault, Set<String> constants, Set<String> patterns) {}

    /** All switches of files. */
    List<Switch> switches(List<Path> files) throws IOException {
        List<Switch> found = new ArrayList<>();
        parse(
                files,
                parsed -> new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
                        found.add(read(parsed.place(tree), tree.getCases()));
                        return super.visitSwitch(tree, null);
                    }

                    @Override
                    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
                        found.add(read(parsed.place(tree), tree.getCases()));
                        return super.visitSwitchExpression(tree, null);
                    }
                }.scan(parsed.unit(), null));
        return found;
    }

    private static Switch read(String where, List<? extends CaseTree> cases) {
        boolean hasDefault = false;
        Set<String> constants = new TreeSet<>();
        Set<String> patterns = new TreeSet<>();
        for (CaseTree one : cases) {
            for (CaseLabelTree label : one.getLabels()) {
                hasDefault |= label instanceof DefaultCaseLabelTree;
                if (label instanceof ConstantCaseLabelTree constant
                        && constant.getConstantExpression() instanceof IdentifierTree name) {
                    constants.add(name.getName().toString());
                }
                if (label instanceof PatternCaseLabelTree pattern) {
                    patterns.add(typeOf(pattern.getPattern()));
                }
            }
        }
        return new Switch(where, hasDefault, constants, patterns);
    }

    private static String typeOf(PatternTree pattern) {
        String type = switch (pattern) {
            case BindingPatternTree binding ->
                String.valueOf(binding.getVariable().getType());
            case DeconstructionPatternTree parts -> parts.getDeconstructor().toString();
            default -> "";
        };
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private List<Path> under(String folder) throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> modules = MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        for (String module : modules) {
            Path sources = root.resolve(module).resolve(folder);
            if (Files.isDirectory(sources)) {
                try (Stream<Path> found = Files.walk(sources)) {
                    found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
        }
        return files;
    }

    /** A compiler costs more to set up than a file to read, and keeps all that it has read: one for some hundred files. */
    private static void parse(List<Path> files, Consumer<Parsed> reader) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests");
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                JavacTask task = (JavacTask) compiler.getTask(
                        null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(some));
                SourcePositions positions = Trees.instance(task).getSourcePositions();
                for (CompilationUnitTree unit : task.parse()) {
                    reader.accept(new Parsed(Path.of(unit.getSourceFile().toUri()), unit, positions));
                }
            }
        }
    }

    private record Parsed(Path file, CompilationUnitTree unit, SourcePositions positions) {
        String place(Tree tree) {
            return file.getFileName() + ":" + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }

        long lines(MethodTree method) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
            return last - first + 1;
        }
    }
}
