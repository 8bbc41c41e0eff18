// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/step.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace monitor {

namespace {

using Values = std::span<const double>;

/// Of the median absolute deviation: what makes a standard deviation of it.
constexpr double perDeviation = 1.4826;
/// A median is so much less certain than a mean.
constexpr double perMedian = 1.25;
/// How many standard errors apart two levels are that differ by no chance. With many series
/// looked at each night, and their noise not normal, three would be far too few.
constexpr double sure = 5;
/// A level of one or two measurements has no spread of its own to trust.
constexpr double sureOfFew = 5.5;

double medianOf(Values values)
{
    return median({values.begin(), values.end()});
}

double deviationsFrom(Values values, double level)
{
    double sum = 0;
    for (const double value : values)
        sum += std::abs(value - level);
    return sum;
}

double spreadOf(Values before, double levelBefore, Values after, double levelAfter)
{
    std::vector<double> deviations;
    for (const double value : before)
        deviations.push_back(std::abs(value - levelBefore));
    if (after.size() > 2) { // fewer lie on their own median by themselves
        for (const double value : after)
            deviations.push_back(std::abs(value - levelAfter));
    }
    // The few that there are at first come out too alike.
    const double few = 1 + 6.0 / double(before.size());
    return perDeviation * median(std::move(deviations)) * few;
}

/// Is the new level beyond what was before, and not only its median?
bool isApart(Values before, Values after, double up, double spread)
{
    std::vector<double> sorted(before.begin(), before.end());
    std::sort(sorted.begin(), sorted.end(), [up](double a, double b) { return up * a < up * b; });
    // A single value has to be beyond the farthest of all; a lasting level beyond most.
    const std::size_t rank =
        after.size() <= 2 ? sorted.size() - 1 : std::size_t(double(sorted.size() - 1) * 0.9);
    const double edge = sorted[rank] + (after.size() <= 2 ? up * spread : 0);
    const auto beyond =
        std::count_if(after.begin(), after.end(), [&](double value) { return up * value > up * edge; });
    return double(beyond) >= 0.75 * double(after.size()) && up * after.back() > up * edge;
}

} // namespace

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::optional<Step> findStep(const std::vector<double> &values, const StepRule &rule)
{
    const qsizetype n = qsizetype(values.size());
    const Values all(values);
    Step best;
    double least = std::numeric_limits<double>::infinity();
    for (qsizetype at = std::max(rule.before, n - rule.latest); at < n; ++at) {
        const Values before = all.first(std::size_t(at));
        const Values after = all.subspan(std::size_t(at));
        const Step step{at, medianOf(before), medianOf(after)};
        const double size = std::abs(step.after - step.before);
        const double spread = std::max(spreadOf(before, step.before, after, step.after), rule.noise);
        const bool few = after.size() <= 2;
        const double error = (few ? 1 : perMedian) * spread
                             * std::sqrt(1.0 / double(before.size()) + 1.0 / double(after.size()));
        const double needed = rule.ease * (few ? sureOfFew * (1 + 3.0 / double(before.size())) : sure);
        if (size < rule.smallest || size < needed * error
            || !isApart(before, after, step.after > step.before ? 1 : -1, spread))
            continue;
        // Of those that are sure, the one that leaves least to explain.
        const double left = deviationsFrom(before, step.before) + deviationsFrom(after, step.after);
        if (left < least) {
            least = left;
            best = step;
        }
    }
    if (std::isinf(least))
        return {};
    return best;
}

} // namespace monitor
