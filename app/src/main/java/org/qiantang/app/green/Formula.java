package org.qiantang.app.green;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain arithmetic as the scheme writes it: {@code + - * /}, min, max, and {@code A if condition else B}. */
final class Formula {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[a-z_][a-z0-9_]*|==|<=|>=|[-+*/(),<>])");

    private final Node whole;
    private final Set<String> names;

    private Formula(Node whole, Set<String> names) {
        this.whole = whole;
        this.names = Set.copyOf(names);
    }

    /** @throws IllegalArgumentException where it cannot be read */
    static Formula of(String text) {
        var reader = new Reader(text);
        Node whole = reader.choice();
        reader.end();
        return new Formula(whole, reader.names);
    }

    /** What it counts with. */
    Set<String> names() {
        return names;
    }

    /** Null where it divides by zero: there was nothing to count. */
    @Nullable
    Exact value(Names known) {
        return whole.value(known);
    }

    /** Tells what a name stands for; null where that is itself a division by zero. */
    @FunctionalInterface
    interface Names {
        @Nullable
        Exact of(String name);
    }

    @FunctionalInterface
    private interface Node {
        @Nullable
        Exact value(Names known);
    }

    @FunctionalInterface
    private interface Test {
        /** Null where one side divides by zero. */
        @Nullable
        Boolean holds(Names known);
    }

    private static final class Reader {
        private final List<String> tokens = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final String text;
        private int next;

        Reader(String text) {
            this.text = text;
            Matcher token = TOKEN.matcher(text);
            int from = 0;
            while (token.region(from, text.length()).lookingAt()) {
                tokens.add(token.group(1));
                from = token.end();
            }
            if (!text.substring(from).isBlank()) {
                throw new IllegalArgumentException("formula: " + text + " (expected: arithmetic at " + from + ")");
            }
        }

        Node choice() {
            Node then = sum();
            if (!taken("if")) {
                return then;
            }
            Test test = test();
            need("else");
            Node other = choice();
            return known -> {
                Boolean holds = test.holds(known);
                return holds == null ? null : holds ? then.value(known) : other.value(known);
            };
        }

        private Test test() {
            Node left = sum();
            String sign = take();
            Node right = sum();
            return known -> {
                Exact one = left.value(known);
                Exact two = right.value(known);
                if (one == null || two == null) {
                    return null;
                }
                int order = one.compareTo(two);
                return switch (sign) {
                    case "==" -> order == 0;
                    case "<" -> order < 0;
                    case ">" -> order > 0;
                    case "<=" -> order <= 0;
                    case ">=" -> order >= 0;
                    default -> throw broken(sign);
                };
            };
        }

        private Node sum() {
            Node left = product();
            while (true) {
                if (taken("+")) {
                    left = both(left, product(), Exact::plus);
                } else if (taken("-")) {
                    left = both(left, product(), Exact::minus);
                } else {
                    return left;
                }
            }
        }

        private Node product() {
            Node left = factor();
            while (true) {
                if (taken("*")) {
                    left = both(left, factor(), Exact::times);
                } else if (taken("/")) {
                    left = quotient(left, factor());
                } else {
                    return left;
                }
            }
        }

        private Node factor() {
            String token = take();
            if (token.equals("(")) {
                Node inner = choice();
                need(")");
                return inner;
            }
            if (Character.isDigit(token.charAt(0))) {
                Exact number = Exact.read(token);
                return _ -> number;
            }
            if (token.equals("min") || token.equals("max")) {
                return extreme(token.equals("min") ? Exact::min : Exact::max);
            }
            if (!Character.isLetter(token.charAt(0)) || token.equals("if") || token.equals("else")) {
                throw broken(token);
            }
            names.add(token);
            return known -> known.of(token);
        }

        private Node extreme(BinaryOperator<Exact> which) {
            need("(");
            Node left = choice();
            while (taken(",")) {
                left = both(left, choice(), which);
            }
            need(")");
            return left;
        }

        private static Node both(Node left, Node right, BinaryOperator<Exact> how) {
            return known -> {
                Exact one = left.value(known);
                Exact two = right.value(known);
                return one == null || two == null ? null : how.apply(one, two);
            };
        }

        private static Node quotient(Node left, Node right) {
            return known -> {
                Exact one = left.value(known);
                Exact two = right.value(known);
                return one == null || two == null || two.isZero() ? null : one.by(two);
            };
        }

        private boolean taken(String token) {
            if (next < tokens.size() && tokens.get(next).equals(token)) {
                next++;
                return true;
            }
            return false;
        }

        private String take() {
            if (next == tokens.size()) {
                throw broken("its end");
            }
            return tokens.get(next++);
        }

        private void need(String token) {
            if (!taken(token)) {
                throw broken("no " + token);
            }
        }

        void end() {
            if (next < tokens.size()) {
                throw broken(tokens.get(next));
            }
        }

        private IllegalArgumentException broken(String what) {
            return new IllegalArgumentException("formula: " + text + " (expected: arithmetic, not " + what + ")");
        }
    }
}
