package org.qiantang.app.insight;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The faces for simplified Chinese that this machine has, found by their names, in whatever file they lie. */
final class PaperFonts {
    private static final Logger LOG = LoggerFactory.getLogger(PaperFonts.class);
    private static final int DEEPEST = 6;

    /** Plain and bold, the best first. Only those whose signs are numbered in the file as they are in its list of signs. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of("NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold"),
            List.of("SourceHanSansSC-Regular", "SourceHanSansSC-Bold"),
            List.of("MicrosoftYaHei", "MicrosoftYaHei-Bold"),
            List.of("STHeitiSC-Light", "STHeitiSC-Medium"),
            List.of("WenQuanYiMicroHei", "WenQuanYiMicroHei"),
            List.of("WenQuanYiZenHei", "WenQuanYiZenHei"),
            List.of("NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Bold"));
    /** Names of files worth opening: a machine may have hundreds of others. */
    private static final Pattern LIKELY =
            Pattern.compile("(noto(sans|serif)cjk|sourcehansans|msyh|stheiti|wqy|wenquanyi).*\\.(ttc|otf|ttf)");

    /** Which face of a file. */
    private static final Pattern NUMBER = Pattern.compile(",\\d+$");

    private final List<Path> folders;
    private volatile @Nullable Faces found;

    PaperFonts(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Where systems keep their fonts. */
    static List<Path> usual(Path home) {
        return List.of(
                home.resolve(".fonts"),
                home.resolve(".local/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                Path.of("/usr/share/fonts"),
                Path.of("/Library/Fonts"),
                Path.of("/System/Library/Fonts"),
                Path.of("C:/Windows/Fonts"));
    }

    /** The names by which a face is opened: its file, and its number where the file has several. */
    record Faces(String plain, String bold) {}

    /** None where the machine has none; one that is installed later, or in the place of one that is gone, is found at the next asking. */
    Optional<Faces> faces() {
        Faces known = found;
        if (known == null || !isThere(known.plain()) || !isThere(known.bold())) {
            known = looked();
            found = known;
        }
        return Optional.ofNullable(known);
    }

    private static boolean isThere(String face) {
        return Files.exists(Path.of(NUMBER.matcher(face).replaceFirst("")));
    }

    private @Nullable Faces looked() {
        Map<String, String> places = new HashMap<>();
        folders.stream().filter(Files::isDirectory).forEach(folder -> look(folder, places));
        for (List<String> family : FAMILIES) {
            String plain = places.get(family.getFirst());
            if (plain != null) {
                return new Faces(plain, places.getOrDefault(family.getLast(), plain));
            }
        }
        return null;
    }

    private static void look(Path folder, Map<String, String> places) {
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    String name = file.getFileName().toString();
                    if (LIKELY.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                        open(file, name, places);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException trouble) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException trouble) {
            LOG.warn("folder of fonts not read: folder={}", folder, trouble);
        }
    }

    private static void open(Path file, String name, Map<String, String> places) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            places.putIfAbsent(name.substring(0, name.lastIndexOf('.')), file.toString());
            return;
        }
        try {
            String[] faces = BaseFont.enumerateTTCNames(file.toString());
            for (int number = 0; number < faces.length; number++) {
                places.putIfAbsent(faces[number], file + "," + number);
            }
        } catch (IOException | DocumentException trouble) {
            LOG.warn("collection of fonts not read: file={}", file, trouble);
        }
    }
}
