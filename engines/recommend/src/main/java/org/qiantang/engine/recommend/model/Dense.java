package org.qiantang.engine.recommend.model;

/**
 * Dense square matrices in single precision, as rows: the two operations on which the linear models stand.
 *
 * <p>Single precision is enough: every matrix that is inverted here carries a ridge of at least a thousandth of its
 * largest eigenvalue. The innermost loops are written so that the compiler of the JVM turns them into vector instructions.
 */
final class Dense {
    private static final int BLOCK = 64;
    private static final int TILE = 256;
    private static final int UNROLLED = 8;

    private Dense() {}

    static float[][] square(int size) {
        return new float[size][size];
    }

    /**
     * Inverts a symmetric positive definite matrix in place: Gauss-Jordan elimination by blocks (Golub and Van Loan,
     * Matrix Computations, 4th ed., 3.2), which needs no pivots there.
     *
     * @throws ArithmeticException where the matrix is not positive definite
     */
    static void invert(float[][] a) {
        int size = a.length;
        for (int from = 0; from < size; from += BLOCK) {
            int count = Math.min(BLOCK, size - from);
            float[][] pivot = inverted(a, from, count);
            float[][] panel = new float[count][size];
            float[][] old = new float[count][];
            for (int k = 0; k < count; k++) {
                old[k] = a[from + k].clone();
            }
            addProduct(panel, 0, count, pivot, old);
            for (int k = 0; k < count; k++) {
                System.arraycopy(pivot[k], 0, panel[k], from, count);
                a[from + k] = panel[k];
            }
            eliminate(a, from, count, panel);
        }
    }

    /** The product of two matrices whose inner sizes agree. */
    static float[][] product(float[][] a, float[][] b) {
        int columns = b.length == 0 ? 0 : b[0].length;
        float[][] c = new float[a.length][columns];
        for (int from = 0; from < b.length; from += BLOCK) {
            int count = Math.min(BLOCK, b.length - from);
            float[][] part = new float[count][];
            System.arraycopy(b, from, part, 0, count);
            float[][] left = new float[a.length][count];
            for (int i = 0; i < a.length; i++) {
                System.arraycopy(a[i], from, left[i], 0, count);
            }
            addProduct(c, 0, a.length, left, part);
        }
        return c;
    }

    /** Adds a weighted row to another: {@code into += weight * row}. */
    static void add(float[] into, float weight, float[] row) {
        int size = Math.min(into.length, row.length);
        for (int j = 0; j < size; j++) {
            into[j] += weight * row[j];
        }
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void eliminate(float[][] a, int from, int count, float[][] panel) {
        int size = a.length;
        float[][] factors = new float[size][];
        for (int i = 0; i < size; i++) {
            float[] taken = new float[count];
            if (i < from || i >= from + count) {
                for (int k = 0; k < count; k++) {
                    taken[k] = -a[i][from + k];
                    a[i][from + k] = 0;
                }
            }
            factors[i] = taken;
        }
        addProduct(a, 0, from, factors, panel);
        addProduct(a, from + count, size, factors, panel);
    }

    /** Adds to the rows {@code first..last} of c the product of the same rows of a with all of b. */
    private static void addProduct(float[][] c, int first, int last, float[][] a, float[][] b) {
        int columns = b[0].length;
        float[][] padded = b;
        int depth = (b.length + UNROLLED - 1) / UNROLLED * UNROLLED;
        if (depth != b.length) {
            padded = new float[depth][];
            System.arraycopy(b, 0, padded, 0, b.length);
            for (int k = b.length; k < depth; k++) {
                padded[k] = new float[columns];
            }
        }
        for (int tile = 0; tile < columns; tile += TILE) {
            int end = Math.min(columns, tile + TILE);
            for (int i = first; i < last; i++) {
                for (int k = 0; k < depth; k += UNROLLED) {
                    addRows(c[i], a[i], padded, k, tile, end);
                }
            }
        }
    }

    private static void addRows(float[] c, float[] a, float[][] b, int k, int from, int to) {
        float x0 = a[k];
        float x1 = at(a, k + 1);
        float x2 = at(a, k + 2);
        float x3 = at(a, k + 3);
        float x4 = at(a, k + 4);
        float x5 = at(a, k + 5);
        float x6 = at(a, k + 6);
        float x7 = at(a, k + 7);
        float[] b0 = b[k];
        float[] b1 = b[k + 1];
        float[] b2 = b[k + 2];
        float[] b3 = b[k + 3];
        float[] b4 = b[k + 4];
        float[] b5 = b[k + 5];
        float[] b6 = b[k + 6];
        float[] b7 = b[k + 7];
        for (int j = from; j < to; j++) {
            c[j] += x0 * b0[j]
                    + x1 * b1[j]
                    + x2 * b2[j]
                    + x3 * b3[j]
                    + (x4 * b4[j] + x5 * b5[j] + x6 * b6[j] + x7 * b7[j]);
        }
    }

    private static float at(float[] a, int k) {
        return k < a.length ? a[k] : 0;
    }

    /** The inverse of one block on the diagonal, reckoned in double precision. */
    private static float[][] inverted(float[][] a, int from, int count) {
        double[][] work = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                work[i][j] = a[from + i][from + j];
            }
        }
        for (int k = 0; k < count; k++) {
            double pivot = work[k][k];
            if (!(pivot > 0)) {
                throw new ArithmeticException("pivot: " + pivot + " (expected: positive; the ridge is too small)");
            }
            work[k][k] = 1;
            for (int j = 0; j < count; j++) {
                work[k][j] /= pivot;
            }
            for (int i = 0; i < count; i++) {
                if (i != k) {
                    double factor = work[i][k];
                    work[i][k] = 0;
                    for (int j = 0; j < count; j++) {
                        work[i][j] -= factor * work[k][j];
                    }
                }
            }
        }
        float[][] result = new float[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                result[i][j] = (float) work[i][j];
            }
        }
        return result;
    }
}
