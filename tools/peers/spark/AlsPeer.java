import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Fits Spark MLlib's implicit ALS (Hu, Koren, Volinsky, ICDM 2008) for {@code ./qiantang recommend bench --spark}.
 *
 * <p>Words: a file of lines {@code person TAB item TAB times}, where the factors go, rank, ridge, alpha, rounds, seed, a folder for
 * what it keeps meanwhile. What is written, big-endian: for people and then for items the number of rows, and each row's number and floats. Prints the seconds
 * of the fit, without the start of Spark and the reading.
 */
public final class AlsPeer {
    private static final int CHECKPOINT_EVERY = 5;

    public static void main(String[] words) throws IOException {
        SparkSession spark = SparkSession.builder()
                .appName("als-peer")
                .master("local[*]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        try {
            // Without it what each round is made of grows with all rounds before, until a thread's stack is too small for it.
            spark.sparkContext().setCheckpointDir(words[7]);
            Dataset<Row> taken = spark.read()
                    .option("sep", "\t")
                    .schema("person INT, item INT, times FLOAT")
                    .csv(words[0])
                    .cache();
            taken.count();
            long begun = System.nanoTime();
            ALSModel model = new ALS()
                    .setUserCol("person")
                    .setItemCol("item")
                    .setRatingCol("times")
                    .setImplicitPrefs(true)
                    .setRank(Integer.parseInt(words[2]))
                    .setRegParam(Double.parseDouble(words[3]))
                    .setAlpha(Double.parseDouble(words[4]))
                    .setMaxIter(Integer.parseInt(words[5]))
                    .setSeed(Long.parseLong(words[6]))
                    .setCheckpointInterval(CHECKPOINT_EVERY)
                    .fit(taken);
            double seconds = (System.nanoTime() - begun) / 1e9;
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(words[1]))))) {
                write(model.userFactors(), out);
                write(model.itemFactors(), out);
            }
            System.out.println(String.format(Locale.ROOT, "fit %.3f", seconds));
        } finally {
            spark.stop();
        }
    }

    private static void write(Dataset<Row> factors, DataOutputStream out) throws IOException {
        out.writeInt((int) factors.count());
        Iterator<Row> rows = factors.toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            out.writeInt(row.getInt(0));
            List<Float> vector = row.getList(1);
            for (float one : vector) {
                out.writeFloat(one);
            }
        }
    }
}
